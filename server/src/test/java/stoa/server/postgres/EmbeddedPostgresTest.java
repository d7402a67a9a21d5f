package stoa.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.server.platform.DataDirectory;
import stoa.server.platform.StartFailure;

class EmbeddedPostgresTest {

    /** Unpacked once for all tests of a machine. */
    private static final Path SOFTWARE = Path.of(System.getProperty("java.io.tmpdir"), "stoa-test-postgres");

    @TempDir
    Path temp;

    private DataDirectory data;

    @BeforeEach
    void lockData() {
        data = DataDirectory.lock(temp);
    }

    @AfterEach
    void freeData() throws IOException {
        data.close();
    }

    @Test
    void keeps_what_it_acknowledged_on_the_disk() throws Exception {
        try (EmbeddedPostgres postgres = start(0)) {
            assertThat(show(postgres, "fsync")).isEqualTo("on");
            assertThat(show(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(show(postgres, "full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void makes_its_log_in_small_pieces_and_seldom_writes_a_checkpoint() throws Exception {
        try (EmbeddedPostgres postgres = start(0)) {
            assertThat(show(postgres, "wal_segment_size")).isEqualTo("1MB");
            assertThat(show(postgres, "min_wal_size")).isEqualTo("80MB");
            assertThat(show(postgres, "max_wal_size")).isEqualTo("1GB");
        }
    }

    @Test
    void lets_nobody_in_without_the_password_and_shows_that_to_its_owner_only() throws Exception {
        try (EmbeddedPostgres postgres = start(0)) {
            String url = postgres.server().url();
            assertThatThrownBy(() -> DriverManager.getConnection(url, "stoa", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void keeps_its_data_from_one_start_to_the_next() throws Exception {
        try (EmbeddedPostgres postgres = start(0)) {
            execute(postgres, "CREATE TABLE kept (n int)");
        }
        try (EmbeddedPostgres postgres = start(0)) {
            execute(postgres, "INSERT INTO kept VALUES (1)");
        }
    }

    @Test
    void ends_with_us() throws Exception {
        EmbeddedPostgres postgres = start(0);
        ProcessHandle process = processOf(temp);
        postgres.close();
        await().atMost(Duration.ofSeconds(5)).until(() -> !process.isAlive());
    }

    @Test
    void is_taken_over_when_an_earlier_stoa_was_killed_and_left_it_behind() throws Exception {
        int port;
        try (EmbeddedPostgres postgres = start(0)) {
            execute(postgres, "CREATE TABLE kept (n int)");
            port = URI.create(postgres.server().url().substring("jdbc:".length()))
                    .getPort();
        }
        new PostgresCluster(PostgresSoftware.unpackedIn(SOFTWARE), temp.resolve("postgres"), temp.resolve("log"))
                .start(port);
        ProcessHandle orphan = processOf(temp);
        try (EmbeddedPostgres postgres = start(port)) {
            execute(postgres, "INSERT INTO kept VALUES (1)");
            assertThat(processOf(temp).pid()).isNotEqualTo(orphan.pid());
        }
    }

    @Test
    void comes_back_by_itself_after_kill_9() throws Exception {
        try (EmbeddedPostgres postgres = start(0)) {
            execute(postgres, "CREATE TABLE kept (n int)");
            processOf(temp).destroyForcibly();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> execute(postgres, "INSERT INTO kept VALUES (1)"));
        }
    }

    @Test
    void says_so_when_its_port_is_taken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(other.getLocalPort()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("port " + other.getLocalPort())
                    .hasMessageContaining("STOA_POSTGRES_PORT");
        }
    }

    private EmbeddedPostgres start(int port) {
        return EmbeddedPostgres.start(data, new PostgresSettings("", "", "", port, SOFTWARE.toString()));
    }

    private static ProcessHandle processOf(Path temp) throws IOException {
        String pid = Files.readAllLines(temp.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static String show(EmbeddedPostgres postgres, String setting) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        PostgresServer server = postgres.server();
        return DriverManager.getConnection(server.url(), server.user(), server.password());
    }
}
