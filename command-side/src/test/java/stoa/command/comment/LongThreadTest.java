package stoa.command.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.command.comment.Told.ADA;
import static stoa.command.comment.Told.BOB;
import static stoa.command.comment.Told.delete;
import static stoa.command.comment.Told.deleted;
import static stoa.command.comment.Told.replyTo;
import static stoa.command.comment.Told.written;
import static stoa.testkit.Decision.in;
import static stoa.testkit.Posts.post;

import java.util.Map;
import org.junit.jupiter.api.Test;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

class LongThreadTest {

    private static final long OPENER = 11;
    private static final int REPLIES = 3 * Aggregates.EVENTS_PER_SNAPSHOT;

    private final MemoryLedger ledger = Decisions.ledger();

    @Test
    void goes_on_from_its_snapshot_on_a_node_that_has_not_seen_it() {
        try (DecisionFixture node = Decisions.node(ledger, new CommentDecisions());
                DecisionFixture later = Decisions.node(ledger, new CommentDecisions())) {
            node.given("post:1001", post().by(ADA).published()).given("comment:11", written(OPENER));
            for (int i = 0; i < REPLIES; i++) {
                node.when(replyTo(OPENER)).thenSucceeds();
            }

            later.when(delete(OPENER, BOB))
                    .thenAppendsUnderGuards(Map.of("post:1001", 0L), in("comment:11", deleted(OPENER, BOB, REPLIES)));
            assertThat(ledger.snapshotReads()).isPositive();
        }
    }
}
