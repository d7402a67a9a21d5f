package stoa.ledger.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the ledger is kept.
 *
 * @param pool for reading
 * @param dedicated gives a new connection at each call, for the committer and the listener, which keep theirs
 */
public record LedgerDatabase(DataSource pool, DataSource dedicated, Runnable closing) implements AutoCloseable {

    private static final int CONNECT_SECONDS = 5;
    private static final int START_SECONDS = 15;

    /** Every read goes along an index; a plan made while the tables were small must not say otherwise. */
    private static final String FAST_READS = "set enable_seqscan = off; set jit = off";

    public LedgerDatabase(DataSource pool, DataSource dedicated) {
        this(pool, dedicated, () -> {});
    }

    /** A pool of its own for reading, with its schema in place. */
    public static LedgerDatabase at(String url, String user, String password, int poolSize) {
        LedgerDatabase database = opened(url, user, password, poolSize, FAST_READS);
        database.migrate();
        return database;
    }

    /** For looking only, whatever is there: nothing is brought up to date, and nothing can be written. */
    public static LedgerDatabase readOnly(String url, String user, String password) {
        return opened(
                url, user, password, Stretches.THREADS + 1, FAST_READS + "; set default_transaction_read_only = on");
    }

    private static LedgerDatabase opened(String url, String user, String password, int poolSize, String first) {
        PGSimpleDataSource plain = new PGSimpleDataSource();
        plain.setUrl(url);
        plain.setUser(user);
        plain.setPassword(password);
        plain.setConnectTimeout(CONNECT_SECONDS);
        plain.setLoginTimeout(2 * CONNECT_SECONDS);
        plain.setTcpKeepAlive(true);
        // The first use of a statement already gets its answer in binary: bytes are not turned into text and back.
        plain.setPrepareThreshold(1);
        plain.setApplicationName("stoa-ledger");
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setDataSource(plain);
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_SECONDS * 1_000L);
        // A machine that starts everything at once may be slow to answer the first time.
        config.setInitializationFailTimeout(START_SECONDS * 1_000L);
        config.setConnectionInitSql(first);
        HikariDataSource pool = new HikariDataSource(config);
        return new LedgerDatabase(pool, plain, pool::close);
    }

    /** Brings the schema {@code ledger} up to date. Safe from several nodes at once. */
    public void migrate() {
        Flyway.configure()
                .dataSource(dedicated)
                .schemas("ledger")
                .locations("classpath:stoa/ledger/db")
                .load()
                .migrate();
    }

    @Override
    public void close() {
        closing.run();
    }
}
