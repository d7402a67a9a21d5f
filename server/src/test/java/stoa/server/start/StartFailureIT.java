package stoa.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.query.platform.mongo.InJvmMongo;
import stoa.server.testing.StoaProcess;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

/** Each start that can not go on ends with a status other than 0 and one sentence, and without a stack trace. */
class StartFailureIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path temp;

    @Test
    void when_its_port_is_taken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getByName("0.0.0.0"))) {
            assertFails(
                    "port " + other.getLocalPort() + " is taken",
                    StoaProcess.launch(temp, other.getLocalPort(), on(TestPostgres.freshDatabase())));
        }
    }

    @Test
    void when_the_port_of_a_face_of_its_own_is_taken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertFails(
                    "port " + other.getLocalPort() + " is taken, or 127.0.0.1 is no address of this machine;",
                    launch(on(TestPostgres.freshDatabase(), "stoa.operator.port=" + other.getLocalPort())));
        }
    }

    @Test
    void when_another_instance_runs_on_the_same_data() {
        String[] database = on(TestPostgres.freshDatabase());
        try (StoaProcess first = launch(database)) {
            Path lock = temp.resolve(".lock");
            await().atMost(LONG).until(() -> Files.isRegularFile(lock) && Files.size(lock) > 0);
            assertFails("another Stoa (process ", launch(database));
            assertThat(first.output()).doesNotContain("does not start");
        }
    }

    @Test
    void when_postgresql_does_not_answer() {
        String url = "jdbc:postgresql://localhost:" + StoaProcess.freePort() + "/stoa";
        assertFails("PostgreSQL (external, " + url + ") can not be used", launch("stoa.postgres.url=" + url));
    }

    @Test
    void when_mongodb_does_not_answer() {
        String host = "localhost:" + StoaProcess.freePort();
        assertFails(
                "MongoDB (external, " + host + ") can not be used",
                launch(on(TestPostgres.freshDatabase(), "stoa.mongo.url=mongodb://" + host)));
    }

    @Test
    void when_the_master_key_is_another_one() {
        TestDatabase database = TestPostgres.freshDatabase();
        try (StoaProcess first = launch(on(database, masterKey(1)))) {
            awaitUp(first);
        }
        assertFails("another master key", launch(on(database, masterKey(2))));
    }

    @Test
    void when_ledger_and_views_do_not_belong_together() {
        try (InJvmMongo mongo = InJvmMongo.start()) {
            String views = "stoa.mongo.url=" + mongo.connectionString();
            try (StoaProcess first = launch(on(TestPostgres.freshDatabase(), masterKey(1), views))) {
                awaitUp(first);
            }
            assertFails("belong to ledger", launch(on(TestPostgres.freshDatabase(), masterKey(1), views)));
        }
    }

    @Test
    void when_a_setting_can_not_be_read() {
        assertFails("'stoa.postgres.port'", launch("stoa.postgres.port=many"));
    }

    private static void assertFails(String why, StoaProcess process) {
        assertThat(process.awaitEnd(LONG)).as("exit status").isNotZero();
        assertThat(process.output())
                .contains("Stoa does not start: ")
                .contains(why)
                .doesNotContain("\tat ");
        assertThat(process.output().lines()).hasSizeLessThanOrEqualTo(3);
    }

    private StoaProcess launch(String... settings) {
        return StoaProcess.launch(temp, StoaProcess.freePort(), settings);
    }

    private static void awaitUp(StoaProcess process) {
        await().atMost(LONG).until(() -> process.output().contains("Stoa is up"));
    }

    private static String masterKey(int first) {
        byte[] key = new byte[32];
        key[0] = (byte) first;
        return "stoa.vault.master-key=" + Base64.getEncoder().encodeToString(key);
    }

    private static String[] on(TestDatabase database, String... more) {
        Stream<String> postgres = Stream.of(
                "stoa.postgres.url=" + database.url(),
                "stoa.postgres.user=" + database.user(),
                "stoa.postgres.password=" + database.password());
        return Stream.concat(postgres, Stream.of(more)).toArray(String[]::new);
    }
}
