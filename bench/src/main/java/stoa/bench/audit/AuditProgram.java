package stoa.bench.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import stoa.bench.platform.Options;
import stoa.bench.platform.Program;
import stoa.bench.platform.Report;
import stoa.bench.platform.TemporaryPostgres;
import stoa.ledger.LedgerSettings;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.PostgresLedger;
import stoa.ledger.postgres.Verification;

/** How many events a second are verified, beside plainly reading the same rows. */
public final class AuditProgram implements Program {

    private static final int EVENTS = 500_000;
    private static final int FETCH = 500;
    private static final double PER_SECOND = 100_000;
    private static final double NANOS = 1e9;

    @Override
    public void run(Options options, Report report) throws Exception {
        report.title("audit: verifying a ledger of " + EVENTS + " events");
        try (TemporaryPostgres postgres = new TemporaryPostgres()) {
            postgres.describe(report);
            try (LedgerDatabase database = LedgerDatabase.at(postgres.url(), "postgres", "", 2);
                    PostgresLedger ledger = PostgresLedger.open(database, LedgerSettings.defaults())) {
                ManyEvents.append(ledger, EVENTS);
            }
            try (LedgerDatabase database = LedgerDatabase.readOnly(postgres.url(), "postgres", "")) {
                compare(database, options.rounds(), report);
            }
        }
    }

    private static void compare(LedgerDatabase database, int rounds, Report report) throws SQLException {
        double read = 0;
        double verified = 0;
        for (int round = 0; round < rounds; round++) {
            long started = System.nanoTime();
            readAll(database.pool());
            long between = System.nanoTime();
            if (Verification.of(database).finding().isPresent()) {
                throw new IllegalStateException("the ledger of the measurement does not verify");
            }
            read = Math.max(read, EVENTS * NANOS / (between - started));
            verified = Math.max(verified, EVENTS * NANOS / (System.nanoTime() - between));
        }
        report.figure("events read on one connection, per second", read);
        report.atLeast("events verified, per second", verified, PER_SECOND);
    }

    private static void readAll(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                try (ResultSet rows = statement.executeQuery("select * from ledger.event order by position")) {
                    while (rows.next()) {
                        rows.getBytes("payload");
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
