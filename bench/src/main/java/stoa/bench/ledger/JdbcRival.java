package stoa.bench.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Axon's own store on the same PostgreSQL, set up as Axon's documentation and its Boot starter do it. */
public final class JdbcRival implements AutoCloseable {

    private final HikariDataSource pool;
    private final TransactionManager transactions;
    private final EmbeddedEventStore store;

    /** Takes over the pool and closes it in the end. */
    public JdbcRival(HikariDataSource pool, Serializer serializer) {
        this.pool = pool;
        this.transactions = new SpringTransactionManager(new DataSourceTransactionManager(pool));
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(
                        new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(pool)))
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(uniqueViolation())
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        this.store = EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    public EmbeddedEventStore store() {
        return store;
    }

    /** What the command bus must wrap around each command: one transaction, one connection. */
    public TransactionManager transactions() {
        return transactions;
    }

    private static PersistenceExceptionResolver uniqueViolation() {
        return failure -> failure instanceof SQLException sql && "23505".equals(sql.getSQLState());
    }

    @Override
    public void close() {
        store.shutDown();
        pool.close();
    }
}
