package stoa.query.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import stoa.api.post.event.PostViewed;
import stoa.query.platform.progress.ProgressBoard;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;
import stoa.query.testing.Given;
import stoa.query.testing.TestLedger;

class ReplayProgressTest {

    private final AtomicLong nanos = new AtomicLong();
    private final TestLedger ledger = new TestLedger(1);
    private final ProgressBoard board = new ProgressBoard(List.of(new Nothing("one"), new Nothing("other")));

    @Test
    void an_empty_ledger_is_caught_up_with() {
        assertThat(new ReplayProgress(ledger, board, nanos::get).caughtUp()).isTrue();
    }

    @Test
    void the_slowest_view_counts() {
        ledger.append(Collections.nCopies(100, Given.viewed(1, 1)));
        ReplayProgress progress = new ReplayProgress(ledger, board, nanos::get);
        progress.snapshot();

        board.advance("test-one-v1", 100);
        board.advance("test-other-v1", 25);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(progress.caughtUp()).isFalse();
        assertThat(progress.snapshot()).isEqualTo(new ReplayProgress.Snapshot(25, 100, 5, Duration.ofSeconds(15)));
    }

    @Test
    void what_is_appended_later_is_not_waited_for() {
        ledger.append(Collections.nCopies(10, Given.viewed(1, 1)));
        ReplayProgress progress = new ReplayProgress(ledger, board, nanos::get);
        ledger.append(Collections.nCopies(10, Given.viewed(1, 1)));

        board.groups().forEach(group -> board.advance(group, 10));

        assertThat(progress.caughtUp()).isTrue();
    }

    private record Nothing(String view) implements ListView {

        @Override
        public ViewName name() {
            return new ViewName("test", view, 1);
        }

        @Override
        public Set<Class<?>> handles() {
            return Set.of(PostViewed.class);
        }

        @Override
        public void change(Object event, ListChanges changes) {
            changes.remove("none", Entry.of(1));
        }
    }
}
