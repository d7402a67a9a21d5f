package stoa.vault.signal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one connection listening. A dead network says nothing, so the connection is asked for a sign of life every
 * second; without one it does not count as connected any more, and is replaced.
 */
final class ListeningThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ListeningThread.class);
    private static final int WAIT_MILLIS = 1_000;
    private static final int NETWORK_TIMEOUT_MILLIS = 3_000;
    private static final int RETRY_MILLIS = 200;
    private static final long STALE_NANOS = Duration.ofSeconds(3).toNanos();

    private final DataSource dataSource;
    private final Listeners listeners;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Connection current;
    private volatile boolean listening;
    private volatile long heardAt;

    /** Whether the loss has been logged; the thread's own. */
    private boolean silent;

    ListeningThread(DataSource dataSource, Listeners listeners) {
        this.dataSource = dataSource;
        this.listeners = listeners;
        this.thread = Thread.ofPlatform().daemon().name("vault-signals").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean connected() {
        return listening && System.nanoTime() - heardAt < STALE_NANOS;
    }

    @Override
    public void close() {
        closed.countDown();
        // The thread sits in a read that only the connection's end interrupts.
        abort(current);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isClosed()) {
            try (Connection connection = dataSource.getConnection()) {
                listenOn(connection);
            } catch (SQLException | RuntimeException e) {
                sayOnce(e);
            }
            pause();
        }
    }

    private void listenOn(Connection connection) throws SQLException {
        current = connection;
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            statement.execute("LISTEN " + PostgresSignals.POSTGRES_CHANNEL);
            listeners.startOver();
            heardAt = System.nanoTime();
            listening = true;
            silent = false;
            while (!isClosed()) {
                receive(connection.unwrap(PGConnection.class), statement);
            }
        } finally {
            listening = false;
            // A pool must not lend it to anybody who does not know that it listens.
            abort(connection);
        }
    }

    private void receive(PGConnection connection, Statement statement) throws SQLException {
        PGNotification[] received = connection.getNotifications(WAIT_MILLIS);
        if (received == null || received.length == 0) {
            statement.execute("SELECT 1");
        } else {
            for (PGNotification notification : received) {
                listeners.deliver(notification.getParameter());
            }
        }
        heardAt = System.nanoTime();
    }

    private void sayOnce(Exception cause) {
        if (!silent && !isClosed()) {
            LOG.warn("Notices of other nodes do not arrive until PostgreSQL is reached again: {}", cause.getMessage());
            silent = true;
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause() {
        try {
            closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    private static void abort(Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("The listening connection was already gone", e);
        }
    }
}
