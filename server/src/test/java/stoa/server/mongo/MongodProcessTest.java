package stoa.server.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.server.platform.DataDirectory;
import stoa.server.platform.StartFailure;

class MongodProcessTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    private DataDirectory data;
    private Path program;

    @BeforeEach
    void makeAMongod() throws IOException {
        data = DataDirectory.lock(temp.resolve("data"));
        program = script("exec '%s' -cp '%s' %s \"$@\""
                .formatted(
                        Path.of(System.getProperty("java.home"), "bin/java"),
                        System.getProperty("java.class.path"),
                        FakeMongod.class.getName()));
    }

    @AfterEach
    void freeData() throws IOException {
        data.close();
    }

    @Test
    void answers_once_it_is_started_and_ends_with_us() throws IOException {
        ProcessHandle child;
        try (MongodProcess mongod = MongodProcess.start(program, data)) {
            ping(mongod);
            child = childOf(data);
        }
        await().atMost(SOON).until(() -> !child.isAlive());
    }

    @Test
    void comes_back_by_itself_after_kill_9() throws IOException {
        try (MongodProcess mongod = MongodProcess.start(program, data)) {
            childOf(data).destroyForcibly();
            await().atMost(SOON).ignoreExceptions().untilAsserted(() -> ping(mongod));
        }
    }

    @Test
    void ends_the_one_that_a_killed_stoa_left_behind() throws IOException {
        Process leftover = new ProcessBuilder(
                        program.toString(),
                        "--dbpath",
                        Files.createDirectories(data.resolve("mongo")).toString(),
                        "--port",
                        "0")
                .start();
        Files.writeString(
                data.resolve("mongod.pid"), leftover.pid() + " " + MongodProcess.startOf(leftover.toHandle()));
        try (MongodProcess mongod = MongodProcess.start(program, data)) {
            ping(mongod);
            assertThat(leftover.isAlive()).isFalse();
        }
    }

    @Test
    void leaves_alone_a_process_that_has_the_number_of_an_earlier_one() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Files.writeString(data.resolve("mongod.pid"), stranger.pid() + " 2001-01-01T00:00:00Z");
        try (MongodProcess mongod = MongodProcess.start(program, data)) {
            ping(mongod);
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void says_so_when_it_does_not_start() throws IOException {
        Path broken = script("exit 14");
        assertThatThrownBy(() -> MongodProcess.start(broken, data))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("ended with status 14")
                .hasMessageContaining("STOA_MONGO_EMBEDDED=memory");
    }

    @Test
    void is_found_on_the_path() throws IOException {
        Files.copy(program, temp.resolve("mongod"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(MongodProgram.find("", "/nowhere:" + temp)).contains(temp.resolve("mongod"));
        assertThat(MongodProgram.find("", "/nowhere")).isEmpty();
    }

    @Test
    void must_be_there_when_it_is_named() {
        assertThat(MongodProgram.find(program.toString(), "")).isEqualTo(Optional.of(program));
        assertThatThrownBy(() -> MongodProgram.find(temp.resolve("none").toString(), ""))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("STOA_MONGOD");
    }

    private Path script(String line) throws IOException {
        Path script = Files.createTempFile(temp, "mongod", ".sh");
        Files.writeString(script, "#!/bin/sh\n" + line + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private static void ping(MongodProcess mongod) {
        try (MongoClient client = MongoClients.create(mongod.server().url())) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
        }
    }

    private static ProcessHandle childOf(DataDirectory data) throws IOException {
        return ProcessHandle.of(Long.parseLong(
                        Files.readString(data.resolve("mongod.pid")).split(" ", -1)[0]))
                .orElseThrow();
    }
}
