package stoa.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.ledger.TestEvents.event;

import java.nio.ByteBuffer;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.ledger.Append;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.LedgerEvent;
import stoa.ledger.LedgerSettings;
import stoa.ledger.tree.Checkpoint;
import stoa.ledger.tree.Rfc9162;
import stoa.ledger.tree.TreeHash;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

class TransparencyLogTest {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final LedgerDatabase connections =
            LedgerDatabase.at(database.url(), database.user(), database.password(), 4);
    private final PostgresLedger ledger = PostgresLedger.open(connections, LedgerSettings.defaults());
    private TransparencyLog log;

    @BeforeEach
    void open() throws Exception {
        log = logSigningEvery(Duration.ofDays(1));
        Awaitility.await().until(() -> !notes().isEmpty()); // The first one is signed at the start.
    }

    @AfterEach
    void close() {
        log.close();
        ledger.close();
        connections.close();
    }

    private TransparencyLog logSigningEvery(Duration interval) throws Exception {
        return TransparencyLog.of(
                connections,
                ledger,
                "stoa.test/log",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair(),
                interval);
    }

    private List<String> notes() {
        return new TreeStore(new Sql(connections.pool())).notes();
    }

    private void append(int events) {
        long from = ledger.endOf("a") + 1;
        LedgerEvent[] batch =
                IntStream.range(0, events).mapToObj(i -> event("a", from + i)).toArray(LedgerEvent[]::new);
        ledger.append(Append.of(batch));
    }

    private List<byte[]> leaves() {
        return ledger.page(0, 10_000).stream()
                .map(stored -> Rfc9162.leafHash(CanonicalBytes.of(stored.position(), stored.event())))
                .toList();
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_checkpoint_commits_to_every_event() {
        append(300);

        Checkpoint checkpoint = Checkpoint.parse(log.sign());

        assertThat(checkpoint.origin()).isEqualTo("stoa.test/log/" + ledger.id());
        assertThat(checkpoint.size()).isEqualTo(300);
        assertThat(checkpoint.root()).isEqualTo(Rfc9162.root(leaves()));
        assertThat(Checkpoint.parse(log.checkpoint()).text()).isEqualTo(checkpoint.text());
        assertThat(log.verifierKey()).startsWith("stoa.test/log/" + ledger.id() + "+");
    }

    @Test
    void checkpoints_follow_the_log_by_themselves() throws Exception {
        try (TransparencyLog quick = logSigningEvery(Duration.ofMillis(50))) {
            append(3);

            Awaitility.await().until(() -> Checkpoint.parse(quick.checkpoint()).size() == 3);
        }
    }

    @Test
    void tiles_hold_the_hashes_that_a_checkpoint_is_made_of() {
        append(600);
        log.sign();
        List<byte[]> leaves = leaves();

        assertThat(log.tile(0, 0, 256)).hasValue(join(leaves.subList(0, 256)));
        assertThat(log.tile(0, 2, 88)).hasValue(join(leaves.subList(512, 600)));
        assertThat(log.tile(0, 2, 1)).hasValue(leaves.get(512));
        assertThat(log.tile(1, 0, 2))
                .hasValue(join(List.of(Rfc9162.root(leaves.subList(0, 256)), Rfc9162.root(leaves.subList(256, 512)))));
    }

    @Test
    void what_no_checkpoint_covers_is_not_shown() {
        append(600);
        log.sign();
        append(100);

        assertThat(log.tile(0, 2, 89)).isEmpty();
        assertThat(log.tile(1, 0, 3)).isEmpty();
        assertThat(log.tile(2, 0, 1)).isEmpty();
        assertThat(log.tile(0, Long.MAX_VALUE / 2, 1)).isEmpty();
        assertThat(log.tile(-1, 0, 1)).isEmpty();
    }

    @Test
    void proofs_convince_an_implementation_that_is_not_ours() {
        append(700);
        List<byte[]> leaves = leaves();
        byte[] root = Rfc9162.root(leaves);

        for (int position : List.of(1, 2, 255, 256, 257, 512, 513, 700)) {
            assertThat(Rfc9162.isIncluded(
                            leaves.get(position - 1), position - 1, 700, log.inclusionProof(position, 700), root))
                    .isTrue();
            assertThat(Rfc9162.isConsistent(
                            position,
                            700,
                            Rfc9162.root(leaves.subList(0, position)),
                            root,
                            log.consistencyProof(position, 700)))
                    .isTrue();
        }
    }

    @Test
    void no_checkpoint_is_signed_for_a_log_that_was_rewritten() throws SQLException {
        append(10);
        log.sign();
        rewriteWithLeaf(3);
        append(1);

        assertThatThrownBy(log::sign).hasMessageContaining("does not hold what its checkpoint of size 10 says");
        assertThat(Verification.of(connections).finding())
                .hasValueSatisfying(finding -> assertThat(finding.toPosition()).isEqualTo(10));
    }

    @Test
    void a_log_cut_back_below_its_checkpoint_is_noticed() throws SQLException {
        append(5);
        byte[] edge = new TreeStore(new Sql(connections.pool())).edge().toBytes();
        append(1);
        log.sign();
        tamper("delete from ledger.event where position = 6; update ledger.head set position = 5, edge = '\\x"
                + HexFormat.of().formatHex(edge) + "'");

        assertThatThrownBy(log::sign).hasMessageContaining("was changed, or cut");
        assertThat(Verification.of(connections).finding())
                .contains(new Verification.Finding(6, 6, "the events of a signed checkpoint are missing"));
    }

    /** As somebody would who knows how leaves are made. */
    private void rewriteWithLeaf(long position) throws SQLException {
        tamper("update ledger.event set payload = 'forged' where position = " + position);
        byte[] bytes = CanonicalBytes.of(
                position, ledger.page(position - 1, 1).getFirst().event());
        tamper("update ledger.event set leaf = sha256('\\x00" + HexFormat.of().formatHex(bytes)
                + "'::bytea) where position = " + position);
    }

    private static byte[] join(List<byte[]> hashes) {
        ByteBuffer joined = ByteBuffer.allocate(hashes.size() * TreeHash.BYTES);
        hashes.forEach(joined::put);
        return joined.array();
    }
}
