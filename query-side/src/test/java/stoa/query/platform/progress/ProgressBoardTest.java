package stoa.query.platform.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.event.PairMet;
import stoa.api.kernel.EventCatalogue;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

class ProgressBoardTest {

    private static final Set<String> SENT = Set.of(EventCatalogue.nameOf(MessageSent.class));

    private final ViewName messages = new ViewName("test", "messages", 1);
    private final ViewName pairs = new ViewName("test", "pairs", 1);
    private final ProgressBoard board = new ProgressBoard(List.of(
            new Shelf(messages, Set.of(MessageSent.class), Set.of(MessageSent.class)),
            new Shelf(pairs, Set.of(PairMet.class), Set.of(PairMet.class, MessageSent.class))));

    @Test
    void a_view_is_also_waited_for_by_those_whose_events_are_found_by_way_of_it() {
        CompletableFuture<Boolean> shown = board.passed(7, SENT, Duration.ofMinutes(1));

        board.advance(messages.group(), 7);
        board.advance(pairs.group(), 6);
        assertThat(shown).isNotDone();
        board.advance(pairs.group(), 7);
        assertThat(shown).isCompletedWithValue(true);
    }

    @Test
    void a_view_that_shows_nothing_of_an_event_is_not_waited_for() {
        board.advance(pairs.group(), 7);

        assertThat(board.passed(7, Set.of(EventCatalogue.nameOf(PairMet.class)), Duration.ofMinutes(1)))
                .isCompletedWithValue(true);
    }

    private record Shelf(ViewName name, Set<Class<?>> handles, Set<Class<?>> awaitedFor)
            implements DocumentView<Document> {

        @Override
        public Collection<String> touches(Object event) {
            return List.of();
        }

        @Override
        public Optional<Document> fold(String id, Optional<Document> before, Object event) {
            return before;
        }

        @Override
        public Document write(Document document) {
            return document;
        }

        @Override
        public Document read(Document stored) {
            return stored;
        }
    }
}
