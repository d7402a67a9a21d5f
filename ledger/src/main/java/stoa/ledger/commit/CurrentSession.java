package stoa.ledger.commit;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ledger.LedgerSettings;

/** The committer's session, opened when one is needed. For one thread at a time. */
final class CurrentSession {

    private static final Logger log = LoggerFactory.getLogger(CurrentSession.class);

    private final DataSource dedicated;
    private final LedgerSettings settings;
    private final String node;
    private CommitSession session;

    CurrentSession(DataSource dedicated, LedgerSettings settings, String node) {
        this.dedicated = dedicated;
        this.settings = settings;
        this.node = node;
    }

    CommitSession get() throws SQLException {
        return session == null ? open() : session;
    }

    CommitSession open() throws SQLException {
        session = new CommitSession(dedicated, settings, node);
        return session;
    }

    boolean isOpen() {
        return session != null;
    }

    /** Does work on the open session, to which the database must answer sooner than it usually has to. */
    <T> T within(Duration limit, Supplier<T> work) {
        CommitSession open = session;
        open.expectAnswersWithin(limit);
        try {
            return work.get();
        } finally {
            open.expectAnswersWithin(CommitSession.patience(settings));
        }
    }

    String name() {
        return session.name();
    }

    boolean isUsable() {
        try {
            return session != null && session.isUsable();
        } catch (SQLException e) {
            return false;
        }
    }

    void drop() {
        CommitSession lost = session;
        session = null;
        if (lost != null) {
            try {
                lost.close();
            } catch (SQLException e) {
                log.debug("The lost connection did not close", e);
            }
        }
    }
}
