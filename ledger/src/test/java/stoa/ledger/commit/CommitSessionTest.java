package stoa.ledger.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.ledger.TestEvents.event;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.ledger.Append;
import stoa.ledger.LedgerSettings;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

class CommitSessionTest {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private CommitSession lost;
    private CommitSession fresh;

    @BeforeEach
    void connect() throws SQLException {
        new LedgerDatabase(database.dataSource(), database.dataSource()).migrate();
        lost = session();
        fresh = session();
    }

    @AfterEach
    void close() throws SQLException {
        lost.close();
        fresh.close();
    }

    private CommitSession session() throws SQLException {
        return new CommitSession(database.dataSource(), LedgerSettings.defaults(), "node");
    }

    private static Plan plan(Head head, String stream) {
        return Plan.believing(head, List.of(new Pending(Append.of(event(stream, 0)))))
                .orElseThrow();
    }

    @Test
    void a_statement_that_arrives_after_its_outcome_was_settled_does_nothing() throws SQLException {
        Plan plan = plan(lost.head(), "a");

        CommitSession.Settled settled = fresh.settle(plan, "somebody who is gone already");

        assertThat(settled.committed()).isFalse();
        assertThat(lost.append(plan)).isFalse();
        assertThat(fresh.append(plan(settled.head(), "a"))).isTrue();
    }

    @Test
    void settling_ends_the_session_that_was_lost() throws SQLException {
        Plan plan = plan(lost.head(), "a");
        lost.lock(List.of("a"));
        lost.append(plan);

        CommitSession.Settled settled = fresh.settle(plan, lost.name());

        assertThat(settled.committed()).isFalse();
        assertThat(settled.head().position()).isZero();
    }

    @Test
    void what_was_committed_is_recognised_by_its_event_ids() throws SQLException {
        Head head = lost.head();
        Plan done = plan(head, "a");
        Plan rival = plan(head, "b");
        lost.append(done);

        assertThat(fresh.settle(rival, "nobody").committed()).isFalse();
        assertThat(fresh.settle(done, "nobody").committed()).isTrue();
    }

    @Test
    void a_plan_for_another_end_of_the_log_is_refused() throws SQLException {
        Head old = lost.head();
        lost.append(plan(old, "a"));

        assertThat(fresh.append(plan(old, "b"))).isFalse();
    }
}
