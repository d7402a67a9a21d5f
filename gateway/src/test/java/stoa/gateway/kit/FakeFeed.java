package stoa.gateway.kit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stoa.api.kernel.EventFeed;
import stoa.api.kernel.PublishedEvent;
import tools.jackson.databind.node.JsonNodeFactory;

/** A ledger of two events, to which nothing is added. */
public final class FakeFeed implements EventFeed {

    private static final List<PublishedEvent> EVENTS = List.of(event(1), event(2));

    private static PublishedEvent event(long position) {
        return new PublishedEvent(
                position,
                "like.PostLiked",
                "1",
                Instant.parse("2026-11-21T12:00:00Z"),
                "like:7:" + position,
                0,
                "7",
                "forum",
                JsonNodeFactory.instance.objectNode().put("post", 7));
    }

    @Override
    public long head() {
        return EVENTS.size();
    }

    @Override
    public Excerpt after(long position, int limit, Selection selection) {
        List<PublishedEvent> looked = EVENTS.stream()
                .filter(event -> event.position() > position)
                .limit(limit)
                .toList();
        return new Excerpt(
                looked.stream()
                        .filter(event -> selection.includes(event.event()))
                        .toList(),
                looked.isEmpty() ? position : looked.getLast().position());
    }

    @Override
    public Optional<PublishedEvent> at(long position) {
        return EVENTS.stream().filter(event -> event.position() == position).findFirst();
    }

    @Override
    public Runnable onAppended(Runnable callback) {
        return () -> {};
    }
}
