package stoa.query.testing;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import stoa.api.kernel.CanonicalText;
import stoa.query.QuerySideConfiguration;
import stoa.query.platform.ViewSettings;
import stoa.query.platform.mongo.MongoViewStore;
import stoa.query.platform.mongo.ViewStore;
import stoa.query.platform.progress.ProgressBoard;
import stoa.vault.ClaimKeys;
import stoa.vault.ParkedDocuments;
import stoa.vault.ParkedOrders;
import stoa.vault.Signals;
import stoa.vault.ViewVersions;

/** One node's read side as production wires it, over a test's ledger and database. */
public final class QuerySide implements AutoCloseable {

    /** No view is ever so far behind that it would catch up in chunks. */
    static final ViewSettings.Pace FOLLOWING = new ViewSettings.Pace(Integer.MAX_VALUE, 1);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final QueryGateway queries;
    private final TestLedger ledger;

    /** What nodes of one test share. */
    public record World(
            MongoDatabase database,
            TestLedger ledger,
            MemorySignals signals,
            MemoryParking parking,
            MemoryVersions versions,
            ViewSettings settings) {

        /** The same ledger and vault, another database of views. */
        public World on(MongoDatabase other) {
            return new World(other, ledger, signals, parking, versions, settings);
        }

        public static World on(MongoDatabase database, TestLedger ledger, int batchSize) {
            return on(database, ledger, batchSize, FOLLOWING);
        }

        public static World on(MongoDatabase database, TestLedger ledger, int batchSize, ViewSettings.Pace catchUp) {
            ViewSettings settings =
                    new ViewSettings(batchSize, catchUp, Duration.ofSeconds(10), Duration.ofMillis(200));
            return new World(
                    database, ledger, new MemorySignals(), new MemoryParking(), new MemoryVersions(), settings);
        }
    }

    private QuerySide(World world, ViewStore store) {
        this.ledger = world.ledger();
        context.register(QuerySideConfiguration.class);
        context.registerBean("viewStore", ViewStore.class, () -> store);
        context.registerBean("viewSettings", ViewSettings.class, world::settings);
        context.registerBean(MongoDatabase.class, world::database);
        context.registerBean(EventStore.class, world::ledger);
        context.registerBean(Signals.class, world::signals);
        context.registerBean(ParkedDocuments.class, world::parking);
        context.registerBean(ParkedOrders.class, world.parking()::orders);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(ViewVersions.class, world::versions);
        context.registerBean(ClaimKeys.class, KeysInClear::new);
        context.refresh();
        SimpleQueryBus bus = SimpleQueryBus.builder().build();
        Arrays.stream(context.getBeanDefinitionNames())
                .map(context::getBean)
                .forEach(bean -> new AnnotationQueryHandlerAdapter<>(bean).subscribe(bus));
        this.queries = DefaultQueryGateway.builder().queryBus(bus).build();
    }

    public static QuerySide start(World world) {
        return new QuerySide(world, new MongoViewStore(world.database()));
    }

    public static QuerySide start(World world, ViewStore store) {
        return new QuerySide(world, store);
    }

    /** The views after these events, delivered as {@code delivery} says. */
    public static QuerySide given(Mongos.Mongo mongo, Delivery delivery, Object... events) {
        return given(mongo, delivery, List.of(events));
    }

    public static QuerySide given(Mongos.Mongo mongo, Delivery delivery, List<?> events) {
        World world = World.on(
                mongo.freshDatabase(),
                new TestLedger(delivery.deliveries),
                delivery.batchSize,
                new ViewSettings.Pace(delivery.catchUpFrom, delivery.chunk));
        world.ledger().append(events);
        QuerySide side = start(world).caughtUp();
        if (!delivery.again) {
            return side;
        }
        side.close();
        world.database().getCollection("tokens").drop();
        return start(world).caughtUp();
    }

    /** Waits until all views have passed all events. */
    public QuerySide caughtUp() {
        ProgressBoard board = bean(ProgressBoard.class);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> board.groups().stream()
                .allMatch(group -> board.passed(group) >= ledger.head()));
        return this;
    }

    /** Appends further events and waits for the views. */
    public QuerySide when(Object... events) {
        ledger.append(List.of(events));
        return caughtUp();
    }

    public <R> R ask(Object query, Class<R> answer) {
        try {
            return queries.query(query, ResponseTypes.instanceOf(answer)).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class KeysInClear implements ClaimKeys {

        @Override
        public String ofName(String name) {
            return "key of " + CanonicalText.of(name);
        }

        @Override
        public String ofSpelling(String text) {
            return "spelling of " + text;
        }

        @Override
        public String ofEmail(String email) {
            return "key of " + email;
        }
    }
}
