package stoa.server.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.ledger.Append;
import stoa.ledger.LedgerEvent;
import stoa.ledger.LedgerSettings;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.PostgresLedger;
import stoa.ledger.postgres.TransparencyLog;
import stoa.server.tool.ToolRun;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the program says and how it ends; what is found is in the ledger's own tests. */
class VerifyCommandTest {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final LedgerDatabase connections =
            LedgerDatabase.at(database.url(), database.user(), database.password(), 4);
    private final PostgresLedger ledger = PostgresLedger.open(connections, LedgerSettings.defaults());
    private TransparencyLog log;

    @TempDir
    Path data;

    @BeforeEach
    void fill() throws Exception {
        log = TransparencyLog.of(
                connections,
                ledger,
                "stoa.test",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair(),
                Duration.ofDays(1));
        Files.writeString(data.resolve("verifier.key"), log.verifierKey());
        append(0, 10);
        Files.writeString(data.resolve("kept"), log.sign());
        append(10, 20);
        log.sign();
    }

    @AfterEach
    void close() {
        log.close();
        ledger.close();
        connections.close();
    }

    private void append(int from, int to) {
        for (int i = from; i < to; i++) {
            ledger.append(Append.of(new LedgerEvent(
                    "a",
                    i,
                    UUID.randomUUID().toString(),
                    "test.Happened",
                    "1",
                    Instant.now(),
                    "{}".getBytes(UTF_8),
                    "{}".getBytes(UTF_8))));
        }
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private ToolRun verify(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "audit";
        words[1] = "verify";
        System.arraycopy(options, 0, words, 2, options.length);
        return ToolRun.over(database, data, words);
    }

    @Test
    void what_holds_ends_with_0() {
        ToolRun answer = verify("--checkpoint", data.resolve("kept").toString());

        assertThat(answer.status()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("20 events, root ", "Everything holds", "signed checkpoints.")
                .doesNotContain("NOT");
    }

    @Test
    void what_is_wrong_ends_with_1_and_names_the_position_for_people_and_programs() throws SQLException {
        tamper("update ledger.event set payload = 'x' where position = 12");

        ToolRun people = verify();
        JsonNode report = new JsonMapper().readTree(verify("--json").out());

        assertThat(people.status()).isEqualTo(1);
        assertThat(people.out()).contains("WRONG at position 12: the event is not the one that was hashed");
        assertThat(report.at("/finding/fromPosition").asLong()).isEqualTo(12);
    }

    @Test
    void what_comes_before_a_checkpoint_is_not_read_and_it_says_so() throws SQLException {
        tamper("update ledger.event set payload = 'x' where position = 3");

        for (String from : new String[] {data.resolve("kept").toString(), "15"}) {
            ToolRun answer = verify("--from", from);
            assertThat(answer.status()).as(answer.out() + answer.err()).isZero();
            assertThat(answer.out()).contains("NOT READ: the 10 events before", "Everything holds");
        }
    }

    @Test
    void what_can_not_be_looked_at_ends_with_2() throws IOException {
        Path forged = Files.writeString(
                data.resolve("forged"), Files.readString(data.resolve("kept")).replaceFirst("\n10\n", "\n11\n"));

        assertThat(verify("--from", forged.toString()).err()).contains("is not signed by the key of stoa.test/");
        assertThat(verify("--checkpoint", forged.toString()).status()).isEqualTo(2);
        assertThat(verify("--from", data.resolve("nowhere").toString()).status())
                .isEqualTo(2);
    }

    @Test
    void it_says_that_signatures_were_not_checked_where_there_is_no_key() throws IOException {
        Files.delete(data.resolve("verifier.key"));

        assertThat(verify().out()).contains("NOT CHECKED: the signatures");
    }
}
