package stoa.query.conversation.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.conversation.query.MessageView;
import stoa.api.conversation.query.MessageView.Reader;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.GroupId;
import stoa.query.platform.join.Heads.Head;
import stoa.query.platform.join.Readings;
import stoa.query.platform.join.Rosters;

/** Tells who has read messages, and when they first had: at most four reads, whatever the page and the group. */
@Component
class Readers {

    /** Of more members nobody is told who of them has read what. */
    private static final int LOOKED_AT = 500;

    private static final Comparator<Reader> FIRST_FIRST = Comparator.comparing(Reader::readAt)
            .thenComparing(reader -> reader.account().value());

    private final Readings readings;
    private final Rosters rosters;

    Readers(Readings readings, Rosters rosters) {
        this.readings = readings;
        this.rosters = rosters;
    }

    /** Those of the messages of a page, which is not empty and newest first. */
    Of of(ConversationId id, Head head, List<MessageView> page) {
        List<AccountId> people = people(id, head);
        return new Of(
                people.isEmpty()
                        ? Map.of()
                        : readings.of(
                                id,
                                people,
                                page.getLast().sequence(),
                                page.getFirst().sequence()));
    }

    /** In a room of everybody that would be everybody. */
    private List<AccountId> people(ConversationId id, Head head) {
        return switch (head.kind()) {
            case PRIVATE ->
                List.of(
                        head.pair().orElseThrow().lower(),
                        head.pair().orElseThrow().higher());
            case GROUP -> rosters.first(GroupId.of(id), LOOKED_AT);
            case WORLD -> List.of();
        };
    }

    /** When each of these people had read how far. */
    record Of(Map<AccountId, NavigableMap<Long, Instant>> readings) {

        List<Reader> readers(MessageView message) {
            return readings.entrySet().stream()
                    .filter(each -> !each.getKey().equals(message.sender()))
                    .flatMap(each -> Optional.ofNullable(each.getValue().ceilingEntry(message.sequence())).stream()
                            .map(first -> new Reader(each.getKey(), first.getValue())))
                    .sorted(FIRST_FIRST)
                    .toList();
        }
    }
}
