package stoa.bench.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.serialization.Serializer;
import stoa.api.kernel.serialization.EventSerializer;
import stoa.bench.platform.CpuTime;
import stoa.bench.platform.TemporaryPostgres;
import stoa.command.platform.AggregateCache;

/** Both stores on one PostgreSQL, with the same aggregate, serializer and cache. */
final class Contestants implements AutoCloseable {

    static final String OURS = "ledger";
    static final String RIVAL = "axon jdbc";

    /** Enough for the rival to commit side by side; on two cores more of them only wait for each other. */
    private static final int RIVAL_CONNECTIONS = 16;

    private static final int WARMING_CALLERS = 8;
    private static final long CACHED = 10_000;

    private final Map<String, Contestant> byName = new LinkedHashMap<>();
    private final JdbcRival rival;
    private final LedgerSide ours;
    private final CpuTime cpu;

    Contestants(TemporaryPostgres postgres) throws SQLException {
        cpu = postgres.cpu();
        Serializer serializer = EventSerializer.with(new NobodysCipher());
        HikariDataSource pool = postgres.pool(RIVAL_CONNECTIONS);
        rival = new JdbcRival(pool, serializer);
        CommandBus rivalBus = SimpleCommandBus.builder()
                .transactionManager(rival.transactions())
                .build();
        byName.put(RIVAL, new Contestant(rivalBus, rival.store(), new AggregateCache(CACHED)));
        ours = new LedgerSide(postgres.url(), serializer);
        byName.put(OURS, new Contestant(ours.bus(), ours.store(), new AggregateCache(CACHED)));
    }

    Map<String, Contestant> byName() {
        return byName;
    }

    /** Processor time of both, the callers included. */
    CpuTime cpu() {
        return cpu;
    }

    /** Has everything compiled before the first figure. */
    void warmUp(Duration time) throws Exception {
        for (Contestant contestant : byName.values()) {
            contestant.creates(WARMING_CALLERS, time);
            contestant.hot(WARMING_CALLERS, time);
            contestant.creates(1, time);
        }
    }

    @Override
    public void close() {
        rival.close();
        ours.close();
    }
}
