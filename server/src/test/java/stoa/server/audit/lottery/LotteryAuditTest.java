package stoa.server.audit.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.event.RoundEvent;
import stoa.ledger.Append;
import stoa.ledger.LedgerEvent;
import stoa.ledger.LedgerSettings;
import stoa.ledger.StoredEvent;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.PostgresLedger;
import stoa.ledger.postgres.TransparencyLog;
import stoa.ledger.tree.NoteVerifier;
import stoa.server.audit.lottery.GeneratedLottery.Told;
import stoa.server.tool.ToolRun;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit of a real ledger, whose rows somebody has had their hands on. */
class LotteryAuditTest {

    private static final int BATCH = 100;

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final LedgerDatabase connections =
            LedgerDatabase.at(database.url(), database.user(), database.password(), 4);
    private final PostgresLedger ledger = PostgresLedger.open(connections, LedgerSettings.defaults());
    private final TransparencyLog log = TransparencyLog.of(connections, ledger, "stoa.test", key(), Duration.ofDays(1));
    private final NoteVerifier verifier = NoteVerifier.of(log.verifierKey());

    @TempDir
    Path directory;

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @AfterEach
    void close() {
        log.close();
        ledger.close();
        connections.close();
    }

    /** Appends a history, and signs it. */
    private String append(List<Told> history) {
        List<LedgerEvent> events =
                Notary.of(history).events().stream().map(StoredEvent::event).toList();
        append(events, 0, events.size());
        return log.sign();
    }

    private void append(List<LedgerEvent> events, int from, int to) {
        for (int i = from; i < to; i += BATCH) {
            ledger.append(new Append(events.subList(i, Math.min(to, i + BATCH)), List.of(), List.of()));
        }
    }

    private AuditReport audit(String... kept) {
        LotteryAudit audit = new LotteryAudit(connections, Optional.of(verifier));
        List.of(kept).forEach(audit::against);
        return audit.run();
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private byte[] edge() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet head = statement.executeQuery("select edge from ledger.head")) {
            head.next();
            return head.getBytes(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void an_honest_lottery_is_found_right_with_every_piece_accounted_for(long number) {
        String checkpoint = append(GeneratedLottery.of(number, 3, 300));

        AuditReport report = audit(checkpoint);

        assertThat(report.finding()).isEmpty();
        assertThat(report.remarks()).isEmpty();
        assertThat(report.rounds()).hasSize(3).allSatisfy(round -> assertThat(round.prizes())
                .allSatisfy(it -> assertThat(it.initial() + it.added())
                        .isEqualTo(it.remaining() + it.reserved() + it.paid() + it.consumed())));
        assertThat(report.rounds().getFirst().prizes()).allMatch(it -> it.reserved() == 0);
        assertThat(report.rounds()).anyMatch(round -> round.verified() > 50);
    }

    /** Hashed and signed as if it had always been like that. */
    @ParameterizedTest
    @EnumSource(VerifiersAgreeTest.Change.class)
    void a_history_that_was_forged_from_its_beginning_is_found_by_the_rules(VerifiersAgreeTest.Change change) {
        append(VerifiersAgreeTest.forged(change));

        AuditReport report = audit();

        assertThat(report.finding()).hasValueSatisfying(finding -> assertThat(finding.from())
                .isBetween(VerifiersAgreeTest.changedPosition(change), VerifiersAgreeTest.wrongPosition(change)));
    }

    /** Rows were changed afterwards, by somebody who knows how leaves are made. */
    @Test
    void a_changed_row_is_found_at_its_position() throws SQLException {
        List<Told> history = VerifiersAgreeTest.HISTORY;
        append(history);
        tamper("""
                update ledger.event
                set payload = replace(convert_from(payload, 'UTF8'), '"entry":7,', '"entry":8,')::bytea
                where name = 'lottery.PrizeDrawn' and convert_from(payload, 'UTF8') like '%"entry":7,%'
                """);

        assertThat(audit().finding()).hasValueSatisfying(finding -> {
            assertThat(finding.what()).isEqualTo("the event is not the one that was hashed");
            assertThat(finding.from()).isEqualTo(finding.to());
        });
    }

    @Test
    void two_swapped_rows_are_found() throws SQLException {
        append(VerifiersAgreeTest.HISTORY);
        tamper("""
                create temp table two as select position from ledger.event where name = 'lottery.PrizeDrawn'
                order by position limit 2;
                update ledger.event e set payload = o.payload, event_id = o.event_id from ledger.event o
                where e.position in (select position from two) and o.position in (select position from two)
                and e.position <> o.position
                """);

        assertThat(audit().finding()).isPresent();
    }

    @Test
    void a_row_that_was_taken_out_is_missed() throws SQLException {
        append(VerifiersAgreeTest.HISTORY);
        tamper("delete from ledger.event where position = 30");

        assertThat(audit().finding())
                .hasValueSatisfying(finding -> assertThat(finding.from()).isEqualTo(30));
    }

    @Test
    void a_checkpoint_that_the_key_did_not_sign_is_found() throws SQLException {
        append(VerifiersAgreeTest.HISTORY);
        tamper("update ledger.checkpoint set note = replace(note, '— ', '— x')");

        assertThat(audit().finding())
                .hasValueSatisfying(finding -> assertThat(finding.what()).contains("not signed by the log's key"));
    }

    /** Cut back with head, edge and checkpoints, a ledger is right in itself. What somebody kept tells. */
    @Test
    void a_truncated_tail_is_missed_by_who_holds_a_checkpoint_or_a_head_of_the_round() throws SQLException {
        List<LedgerEvent> events = Notary.of(VerifiersAgreeTest.HISTORY).events().stream()
                .map(StoredEvent::event)
                .toList();
        int cut = cutInTheFirstRound(events);
        append(events, 0, cut);
        String edge = HexFormat.of().formatHex(edge());
        append(events, cut, events.size());
        String checkpoint = log.sign();
        String head = head(events, events.size());
        tamper("delete from ledger.checkpoint; delete from ledger.subtree where (index + 1) * 256 > " + cut
                + "; delete from ledger.event where position > " + cut + "; update ledger.head set position = " + cut
                + ", edge = '\\x" + edge + "'");

        assertThat(audit().finding()).isEmpty();
        assertThat(audit(head(events, cut)).finding()).isEmpty();
        assertThat(audit(checkpoint).finding()).hasValueSatisfying(finding -> {
            assertThat(finding.from()).isEqualTo(cut + 1);
            assertThat(finding.what()).isEqualTo("the events of a signed checkpoint are missing");
        });
        assertThat(audit(head).finding()).hasValueSatisfying(finding -> {
            assertThat(finding.from()).isEqualTo(cut + 1);
            assertThat(finding.what()).contains("are left");
        });
    }

    /** Between appends, while the first round is open. */
    private static int cutInTheFirstRound(List<LedgerEvent> events) {
        for (int i = 200; ; i++) {
            if (events.get(i - 1).stream().startsWith("post:")) {
                return i;
            }
        }
    }

    /** The head of the first round under so many events. */
    private String head(List<LedgerEvent> events, int size) {
        RoundId round = VerifiersAgreeTest.ROUND;
        List<LedgerEvent> covered = events.subList(0, size).stream()
                .filter(event -> event.stream().equals(round.stream()))
                .toList();
        List<RoundEvent> told = Notary.of(VerifiersAgreeTest.HISTORY).origins(round);
        String digest = told.get(covered.size() - 1).digest();
        return log.head("lottery/" + round, covered.size(), HexFormat.of().parseHex(digest), size);
    }

    @Test
    void a_note_that_the_key_did_not_sign_is_no_evidence() {
        String checkpoint = append(VerifiersAgreeTest.HISTORY);

        assertThatThrownBy(() -> audit(checkpoint.replace("stoa.test/", "stoa.fake/")))
                .hasMessageContaining("is not signed by the key");
        assertThatThrownBy(() -> audit(checkpoint.replace("\n" + VerifiersAgreeTest.HISTORY.size() + "\n", "\n5\n")))
                .hasMessageContaining("is not signed by the key");
    }

    @Test
    void the_program_tells_people_and_programs_and_its_exit_status_says_it_too() throws Exception {
        append(VerifiersAgreeTest.HISTORY);
        Path key = Files.writeString(directory.resolve("key"), log.verifierKey());

        ToolRun people = run("--key", key.toString());
        ToolRun programs = run("--json", "--key", log.verifierKey());
        tamper("update ledger.event set payload = 'x' where position = 123");
        ToolRun wrong = run("--key", key.toString());

        assertThat(people.status()).as(people.err()).isZero();
        assertThat(people.out()).contains("Everything holds").contains("谢谢参与").contains("verified");
        JsonNode report = new JsonMapper().readTree(programs.out());
        assertThat(report.get("rounds")).hasSize(2);
        assertThat(report.get("finding").isNull()).isTrue();
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.out()).contains("WRONG at position 123: the event is not the one that was hashed");
    }

    @Test
    void the_program_says_what_it_could_not_look_at() {
        append(VerifiersAgreeTest.HISTORY);

        assertThat(run().out()).contains("NOT CHECKED: the signatures");
        assertThat(run("--key", "nonsense").status()).isEqualTo(2);
        ToolRun nowhere = run("--checkpoint", directory.resolve("nowhere").toString());
        assertThat(nowhere.status()).isEqualTo(2);
        assertThat(nowhere.err()).contains("there is no file " + directory.resolve("nowhere"));
        assertThat(run("sideways").err()).contains("Unmatched argument", "sideways");
    }

    private ToolRun run(String... words) {
        List<String> arguments = new ArrayList<>(List.of("audit", "lottery"));
        arguments.addAll(List.of(words));
        return ToolRun.over(database, directory, arguments.toArray(String[]::new));
    }
}
