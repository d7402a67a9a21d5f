package stoa.ledger.tail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears over a connection of its own what other nodes have committed. Announcements are lost while it is cut off, so
 * after each new connection the tail looks for itself.
 *
 * <p>Nodes announce only while others listen. So a listener makes itself known, and strikes out those that are gone.
 */
public final class Announcements implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Announcements.class);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final PGNotification[] NOTHING = {};
    private static final Pattern ANNOUNCED = Pattern.compile("(\\S+) ([0-9]{1,18})");

    private final DataSource dedicated;
    private final String node;
    private final Tail tail;
    private final Thread thread;
    private boolean connected;
    private volatile boolean closed;
    private volatile Connection current;

    /** @param node whose own announcements are passed over */
    public Announcements(DataSource dedicated, String node, Tail tail) {
        this.dedicated = dedicated;
        this.node = node;
        this.tail = tail;
        this.thread = Thread.ofPlatform().name("ledger-listener").daemon().start(this::run);
    }

    private void run() {
        while (!closed) {
            try (Connection connection = dedicated.getConnection()) {
                current = connection;
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    if (connected) {
                        log.info("The ledger's listener was cut off and connects again: {}", e.getMessage());
                        connected = false;
                    }
                    LockSupport.parkNanos(this, PAUSE.toNanos());
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        connection.setNetworkTimeout(Runnable::run, (int) SIGN_OF_LIFE.toMillis());
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen stoa_ledger");
        }
        join(connection);
        connected = true;
        tail.lookUp();
        PGConnection notices = connection.unwrap(PGConnection.class);
        long rollCall = System.nanoTime();
        while (!closed) {
            PGNotification[] heard = notices.getNotifications((int) SIGN_OF_LIFE.toMillis());
            for (PGNotification notice : heard == null ? NOTHING : heard) {
                take(notice.getParameter());
            }
            if (System.nanoTime() - rollCall >= SIGN_OF_LIFE.toNanos()) {
                forgetTheGone(connection);
                rollCall = System.nanoTime();
            }
        }
    }

    /** After this nobody commits who does not know of this node: what was committed before is found by looking. */
    private void join(Connection connection) throws SQLException {
        try (PreparedStatement join = connection.prepareStatement("select ledger.join_listeners(?)")) {
            join.setString(1, node);
            join.execute();
        }
    }

    /** Also a sign of life: without an answer the connection counts as dead. */
    private static void forgetTheGone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select ledger.forget_gone_listeners()");
        }
    }

    /** Anybody may notify on the channel: what is no announcement at least says that something may have happened. */
    private void take(String notice) {
        Matcher announced = ANNOUNCED.matcher(notice);
        if (!announced.matches()) {
            tail.lookUp();
        } else if (!announced.group(1).equals(node)) {
            tail.heard(Long.parseLong(announced.group(2)));
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Connection open = current;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("The listener's connection did not close", e);
            }
        }
    }
}
