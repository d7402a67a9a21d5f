package stoa.vault.platform;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The vault's tables, brought up to date before anything may touch them. */
public final class VaultDatabase {

    private static final String SCHEMA = "vault";

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;

    public VaultDatabase(DataSource dataSource) {
        migrate(dataSource);
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.ownTransaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(SCHEMA)
                .table("schema_history")
                .locations("classpath:stoa/vault/db")
                .load()
                .migrate();
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /**
     * Runs one statement so that it is durable when this returns, whatever transaction the caller is in. Outside of
     * one, a single statement commits by itself and saves a round trip.
     */
    public <T> T durably(Supplier<T> statement) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? inTransaction(statement)
                : statement.get();
    }

    /** Runs several statements as one transaction of their own, durable when this returns. */
    public <T> T inTransaction(Supplier<T> statements) {
        return ownTransaction.execute(status -> statements.get());
    }
}
