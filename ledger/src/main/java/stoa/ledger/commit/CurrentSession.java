package stoa.ledger.commit;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ledger.LedgerSettings;

/** The committer's session, opened when one is needed. For the committer's thread only. */
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
