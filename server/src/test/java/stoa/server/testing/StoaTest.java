package stoa.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.platform.Doors;
import stoa.server.Stoa;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

/**
 * A whole Stoa in this JVM, on free ports: a real PostgreSQL, the MongoDB in memory unless a setting says otherwise.
 * {@link #shared()} is started once per JVM; tests that share it keep apart by making accounts of their own.
 */
public final class StoaTest implements AutoCloseable {

    static {
        // Nodes that start side by side in one JVM would each set up anew, at the same moment, the logging they share.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        // Nodes that nobody closed are closed when the JVM ends, and would wait for a database that is gone.
        CompletableFuture<Void> closed = new CompletableFuture<>();
        SpringApplication.getShutdownHandlers().add(() -> closed.complete(null));
        TestPostgres.stayUntil(closed);
    }

    private final ConfigurableApplicationContext context;

    private StoaTest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static StoaTest shared() {
        return Shared.STOA;
    }

    /** One node on a database, with whatever settings, each as {@code name=value}. */
    public static StoaTest start(TestDatabase database, Path data, String... settings) {
        return start(List.of(), database, data, settings);
    }

    /** The same with beans of a test's own beside. */
    public static StoaTest start(List<Class<?>> beside, TestDatabase database, Path data, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "stoa.forum.port=0",
                "spring.profiles.active=free-ports",
                "stoa.data=" + data,
                "stoa.postgres.url=" + database.url(),
                "stoa.postgres.user=" + database.user(),
                "stoa.postgres.password=" + database.password(),
                "stoa.mongo.embedded=memory"));
        arguments.addAll(List.of(settings));
        return new StoaTest(new SpringApplicationBuilder(Stoa.class)
                .sources(beside.toArray(Class<?>[]::new))
                .run(arguments.stream().map(setting -> "--" + setting).toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The operators' port. */
    public int operatorPort() {
        return bean(Doors.class).portOf(bean(OperatorFace.class)).orElseThrow();
    }

    public ForumClient client() {
        return new ForumClient(port());
    }

    @Override
    public void close() {
        context.close();
    }

    /** Ended by Spring's own hook when the JVM ends. */
    private static final class Shared {

        static final TestDatabase DATABASE = TestPostgres.freshDatabase();
        static final StoaTest STOA = start(DATABASE, temporary());

        private static Path temporary() {
            try {
                return Files.createTempDirectory("stoa-test");
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    /** The database of {@link #shared()}. */
    public static TestDatabase sharedDatabase() {
        return Shared.DATABASE;
    }
}
