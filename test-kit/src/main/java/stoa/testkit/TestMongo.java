package stoa.testkit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * Every MongoDB at hand, for tests that must hold on each: the one inside the JVM, and a real one if {@value #MONGOD}
 * names a {@code mongod}, one is on the PATH, or Docker runs. Where there is no real one, one line says so.
 */
public final class TestMongo {

    /** Environment variable: a {@code mongod} to start for the tests. */
    public static final String MONGOD = "STOA_MONGOD";

    private static final Logger log = LoggerFactory.getLogger(TestMongo.class);
    private static final String IMAGE = "mongo:8.0";
    private static final int START_SECONDS = 30;

    private final String name;
    private final String uri;

    private TestMongo(String name, String uri) {
        this.name = name;
        this.uri = uri;
    }

    /**
     * @param inJvm where the MongoDB inside this JVM listens; the product's own, so the caller starts it
     */
    public static Stream<TestMongo> everyOne(String inJvm) {
        return Stream.concat(Stream.of(new TestMongo("in-JVM", inJvm)), real().stream());
    }

    /** The real one, started on first use and stopped with the JVM. */
    public static Optional<TestMongo> real() {
        return Real.FOUND;
    }

    public String uri() {
        return uri;
    }

    /** A client that gives up soon, as a test should. */
    public MongoClient connect(MongoClientSettings.Builder settings) {
        return MongoClients.create(settings.applyConnectionString(new ConnectionString(uri))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(START_SECONDS, TimeUnit.SECONDS))
                .build());
    }

    /** Names the database in a test's title. */
    @Override
    public String toString() {
        return name;
    }

    private static final class Real {

        static final Optional<TestMongo> FOUND = find();

        private static Optional<TestMongo> find() {
            Optional<TestMongo> found =
                    mongod().map(Real::start).or(() -> dockerRuns() ? Optional.of(container()) : Optional.empty());
            if (found.isEmpty()) {
                log.warn(
                        "NO REAL MONGODB AT HAND: the MongoDB tests ran on the in-JVM one only"
                                + " (set {}, put mongod on the PATH, or start Docker).",
                        MONGOD);
            }
            return found;
        }

        private static Optional<Path> mongod() {
            Optional<Path> named = Optional.ofNullable(System.getenv(MONGOD))
                    .filter(path -> !path.isBlank())
                    .map(Path::of);
            String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
            return named.or(() -> Stream.of(path.split(File.pathSeparator, -1))
                    .map(folder -> Path.of(folder, "mongod"))
                    .filter(Files::isExecutable)
                    .findFirst());
        }

        private static TestMongo start(Path mongod) {
            try {
                Path data = Files.createTempDirectory("stoa-mongod");
                int port = freePort();
                Process server = new ProcessBuilder(
                                mongod.toString(),
                                "--dbpath",
                                data.toString(),
                                "--port",
                                Integer.toString(port),
                                "--bind_ip",
                                "127.0.0.1")
                        .redirectErrorStream(true)
                        .redirectOutput(data.resolve("mongod.log").toFile())
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
                TestMongo started = new TestMongo("mongod", "mongodb://127.0.0.1:" + port);
                started.awaitAnswer();
                return started;
            } catch (IOException failure) {
                throw new UncheckedIOException("Could not start " + mongod, failure);
            }
        }

        private static boolean dockerRuns() {
            // Asking Testcontainers is slow and noisy where there is no daemon at all.
            boolean likely = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
            return likely && DockerClientFactory.instance().isDockerAvailable();
        }

        @SuppressWarnings("resource") // Ends with the JVM, by Testcontainers' own means.
        private static TestMongo container() {
            MongoDBContainer container = new MongoDBContainer(IMAGE);
            container.start();
            return new TestMongo("Docker " + IMAGE, container.getConnectionString());
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }

    /** The driver waits by itself until the server can be reached. */
    private void awaitAnswer() {
        try (MongoClient client = connect(MongoClientSettings.builder())) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
        } catch (MongoException failure) {
            throw new IllegalStateException("No answer from " + uri, failure);
        }
    }
}
