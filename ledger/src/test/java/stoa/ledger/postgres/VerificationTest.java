package stoa.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.ledger.TestEvents.event;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.ledger.Append;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.LedgerEvent;
import stoa.ledger.LedgerSettings;
import stoa.ledger.StoredEvent;
import stoa.ledger.postgres.Verification.Finding;
import stoa.ledger.tree.Checkpoint;
import stoa.ledger.tree.NoteVerifier;
import stoa.ledger.tree.Rfc9162;
import stoa.ledger.tree.TreeProofs;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

/** A log of several stretches on a real PostgreSQL, whose rows somebody has had their hands on. */
class VerificationTest {

    private static final int SIZE = 5_000;

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final LedgerDatabase connections =
            LedgerDatabase.at(database.url(), database.user(), database.password(), 4);
    private final PostgresLedger ledger = PostgresLedger.open(connections, LedgerSettings.defaults());
    private final TransparencyLog log = TransparencyLog.of(connections, ledger, "stoa.test", key(), Duration.ofDays(1));
    private final NoteVerifier key = NoteVerifier.of(log.verifierKey());

    @AfterEach
    void close() {
        log.close();
        ledger.close();
        connections.close();
    }

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void append(int events) {
        for (int left = events; left > 0; left -= 500) {
            long from = ledger.endOf("a") + 1;
            LedgerEvent[] batch = IntStream.range(0, Math.min(500, left))
                    .mapToObj(i -> event("a", from + i))
                    .toArray(LedgerEvent[]::new);
            ledger.append(Append.of(batch));
        }
    }

    /** With a checkpoint in the middle of a stretch, and one at the end. */
    private void appendAll() {
        append(3_210);
        log.sign();
        append(SIZE - 3_210);
        log.sign();
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Verification verification() {
        return Verification.over(connections).signedBy(key);
    }

    private void assertFound(long from, long to, String what) {
        assertThat(verification().run().finding()).contains(new Finding(from, to, what));
    }

    @Nested
    class An_untouched_log {

        @Test
        void is_right_to_the_last_checkpoint_and_root() {
            appendAll();
            append(30);

            Verification.Report report = verification().run();

            assertThat(report.finding()).isEmpty();
            assertThat(report.from()).isZero();
            assertThat(report.size()).isEqualTo(SIZE + 30);
            assertThat(report.checkpoints()).isGreaterThanOrEqualTo(2);
            assertThat(report.root())
                    .isEqualTo(Rfc9162.root(ledger.page(0, 10_000).stream()
                            .map(it -> Rfc9162.leafHash(CanonicalBytes.of(it.position(), it.event())))
                            .toList()));
        }

        @Test
        void without_events_is_right_too() {
            assertThat(verification().run().finding()).isEmpty();
        }

        @Test
        void is_shown_event_by_event_in_order_and_tells_how_far_it_is() {
            appendAll();
            List<Long> shown = new ArrayList<>();
            List<Long> told = new ArrayList<>();

            verification()
                    .showing(stored -> shown.add(stored.position()))
                    .telling((position, end) -> told.add(position * 10_000 + end))
                    .run();

            assertThat(shown).isEqualTo(LongStream.rangeClosed(1, SIZE).boxed().toList());
            assertThat(told).isSorted().doesNotHaveDuplicates().endsWith(SIZE * 10_000L + SIZE);
        }

        @Test
        void is_right_while_it_grows() throws Exception {
            append(500);
            AtomicBoolean enough = new AtomicBoolean();
            Thread writer = Thread.ofPlatform().start(() -> {
                while (!enough.get()) {
                    append(100);
                    log.sign();
                }
            });

            List<Finding> findings = new ArrayList<>();
            while (ledger.position() < SIZE) {
                verification().run().finding().ifPresent(findings::add);
            }
            enough.set(true);
            writer.join();

            assertThat(findings).isEmpty();
        }
    }

    @Nested
    class A_log_with_a_changed_row {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "payload = set_byte(payload, 3, get_byte(payload, 3) # 1)",
                    "metadata = metadata || ' '",
                    "stream = 'b'",
                    "sequence = 999999",
                    "event_id = event_id || 'x'",
                    "name = 'test.Other'",
                    "revision = ''",
                    "recorded_at = recorded_at + 1",
                    "leaf = set_byte(leaf, 31, get_byte(leaf, 31) # 1)"
                })
        void is_found_at_its_position(String change) throws SQLException {
            appendAll();
            tamper("update ledger.event set " + change + " where position = 2345");

            assertFound(2_345, 2_345, "the event is not the one that was hashed");
        }

        @Test
        void is_found_at_the_first_of_several() throws SQLException {
            appendAll();
            tamper("update ledger.event set payload = 'x' where position in (4999, 2049, 4100)");

            assertFound(2_049, 2_049, "the event is not the one that was hashed");
        }

        @Test
        void is_found_in_its_tile_if_its_leaf_was_made_anew() throws SQLException {
            appendAll();
            rewriteWithLeaf(2_345);

            assertFound(2_305, 2_560, "the events are not those of the tree");
        }

        @Test
        void is_found_by_the_checkpoint_if_nothing_else_covers_it() throws SQLException {
            appendAll();
            rewriteWithLeaf(SIZE);

            assertFound(3_211, SIZE, "the events are not those of the signed checkpoint");
        }

        @Test
        void is_found_by_the_head_if_there_is_no_checkpoint_yet() throws SQLException {
            appendAll();
            append(5);
            rewriteWithLeaf(SIZE + 3);

            assertFound(1, SIZE + 5, "the events are not those under the head's root");
        }
    }

    @Nested
    class A_log_with_rows_too_few_or_too_many {

        @Test
        void is_found_where_they_are_missing() throws SQLException {
            appendAll();
            tamper("delete from ledger.event where position between 17 and 19");

            assertFound(17, 19, "the events are missing");
        }

        @Test
        void is_found_where_whole_stretches_are_missing() throws SQLException {
            appendAll();
            tamper("delete from ledger.event where position between 1500 and 4500");

            assertFound(1_500, 4_500, "the events are missing");
        }

        @Test
        void is_found_where_the_newest_are_missing() throws SQLException {
            appendAll();
            tamper("delete from ledger.event where position > 4990");

            assertFound(4_991, SIZE, "the events are missing");
        }

        @Test
        void is_found_where_two_have_changed_places() throws SQLException {
            appendAll();
            tamper("update ledger.event set position = 999999 where position = 1000;"
                    + " update ledger.event set position = 1000 where position = 3000;"
                    + " update ledger.event set position = 3000 where position = 999999");

            assertFound(1_000, 1_000, "the event is not the one that was hashed");
        }

        @Test
        void is_found_where_an_event_was_put_in_twice_and_the_others_moved_on() throws SQLException {
            appendAll();
            tamper("alter table ledger.event drop constraint event_stream_sequence;"
                    + " update ledger.event set position = position + 1000000 where position > 1000;"
                    + " insert into ledger.event select 1001, stream, sequence, event_id, name, revision, recorded_at,"
                    + " metadata, payload, leaf from ledger.event where position = 1000;"
                    + " update ledger.event set position = position - 999999 where position > 1000000;"
                    + " update ledger.head set position = position + 1");

            assertThat(verification().run().finding())
                    .contains(new Finding(1_001, 1_001, "the event is not the one that was hashed"));
        }

        @Test
        void is_found_where_an_event_stands_twice_at_one_position() throws SQLException {
            appendAll();
            tamper("alter table ledger.event drop constraint event_pkey;"
                    + " alter table ledger.event drop constraint event_stream_sequence;"
                    + " insert into ledger.event select * from ledger.event where position = 1000");

            assertFound(1_000, 1_000, "there are two events at this position");
        }

        @Test
        void is_found_where_an_event_was_put_behind_the_end() throws SQLException {
            appendAll();
            tamper("insert into ledger.event select " + (SIZE + 1) + ", stream, 5000, event_id, name, revision,"
                    + " recorded_at, metadata, payload, leaf from ledger.event where position = 1000");

            assertFound(SIZE + 1, SIZE + 1, "there are events beyond the log's end");
        }

        @Test
        void is_found_where_the_tree_has_lost_a_hash() throws SQLException {
            appendAll();
            tamper("delete from ledger.subtree where level = 1 and index = 4");

            assertFound(1_025, 1_280, "the events are not those of the tree");
        }
    }

    @Nested
    class A_log_that_was_cut {

        /** Head, edge and tree fit together again, and nothing that is left says that there was more. */
        private void cutTo(long size) throws SQLException {
            byte[] edge = new TreeProofs(new TreeStore(new Sql(connections.pool())))
                    .edge(size)
                    .toBytes();
            tamper("delete from ledger.checkpoint where size > " + size + ";"
                    + " delete from ledger.event where position > " + size + ";"
                    + " delete from ledger.subtree where (index + 1) << (8 * level) > " + size + ";"
                    + " update ledger.head set position = " + size + ", edge = '\\x"
                    + HexFormat.of().formatHex(edge) + "'");
        }

        @Test
        void is_found_by_who_holds_a_checkpoint() throws SQLException {
            appendAll();
            Checkpoint kept = Checkpoint.parse(log.checkpoint());
            cutTo(4_000);

            assertThat(verification().run().finding()).isEmpty();
            Finding missed = new Finding(4_001, SIZE, "the events of a signed checkpoint are missing");
            assertThat(verification().against(kept).run().finding()).contains(missed);
            assertThat(verification().from(kept).run().finding()).contains(missed);
        }

        @Test
        void and_filled_up_again_is_found_by_who_holds_a_checkpoint() throws SQLException {
            appendAll();
            Checkpoint kept = Checkpoint.parse(log.checkpoint());
            cutTo(4_000);
            try (PostgresLedger reopened = PostgresLedger.open(connections, LedgerSettings.defaults())) {
                IntStream.range(0, 1_500).forEach(i -> reopened.append(Append.of(event("b", i))));
            }

            assertThat(verification().run().finding()).isEmpty();
            assertThat(verification().against(kept).run().finding())
                    .contains(new Finding(3_211, SIZE, "the events are not those of the signed checkpoint"));
        }
    }

    @Nested
    class From_a_checkpoint {

        @Test
        void only_what_came_later_is_read() throws SQLException {
            appendAll();
            append(100);
            tamper("update ledger.event set payload = 'x' where position = 2345");
            List<StoredEvent> shown = new ArrayList<>();

            Verification.Report report =
                    verification().from(4_000).showing(shown::add).run();

            assertThat(report.finding()).isEmpty();
            assertThat(report.from()).isEqualTo(3_210);
            assertThat(report.size()).isEqualTo(SIZE + 100);
            assertThat(report.root())
                    .isEqualTo(new TreeStore(new Sql(connections.pool())).edge().root());
            assertThat(shown.getFirst().position()).isEqualTo(3_211);
        }

        @Test
        void a_later_change_is_found() throws SQLException {
            appendAll();
            Checkpoint kept = Checkpoint.parse(log.checkpoint());
            append(100);
            tamper("update ledger.event set payload = 'x' where position = 5050");

            assertThat(verification().from(kept).run().finding())
                    .contains(new Finding(5_050, 5_050, "the event is not the one that was hashed"));
        }

        @Test
        void another_tree_is_found() throws SQLException {
            appendAll();
            Checkpoint kept = Checkpoint.parse(log.checkpoint());
            append(100);
            rewriteWithLeaf(SIZE - 1);

            assertThat(verification().from(kept).run().finding())
                    .contains(new Finding(1, SIZE, "the tree up to here is not that of the checkpoint"));
        }

        @Test
        void another_kept_one_must_fit_although_it_is_older() {
            appendAll();
            Checkpoint strange = new Checkpoint("stoa.test", 1_000, new byte[32]);

            assertThat(verification().from(4_000).against(strange).run().finding())
                    .contains(new Finding(1, 1_000, "the tree is not that of a checkpoint that was kept"));
        }

        @Test
        void everything_is_read_where_none_is_old_enough() {
            appendAll();

            assertThat(verification().from(3_210).run().from()).isZero();
        }
    }

    @Test
    void a_checkpoint_that_is_not_signed_is_found_at_its_size() throws SQLException {
        appendAll();
        tamper("update ledger.checkpoint set note = replace(note, '\u2014 ', '\u2014 x') where size = 3210");

        String what = "the checkpoint up to here is not signed by the log's key";
        assertFound(3_210, 3_210, what);
        assertThat(verification().from(4_000).run().finding()).contains(new Finding(3_210, 3_210, what));
        assertThat(Verification.of(connections).finding()).isEmpty();
    }

    /** As somebody would who knows how leaves are made. */
    private void rewriteWithLeaf(long position) throws SQLException {
        tamper("update ledger.event set payload = 'forged' where position = " + position);
        byte[] bytes = CanonicalBytes.of(
                position, ledger.page(position - 1, 1).getFirst().event());
        tamper("update ledger.event set leaf = sha256('\\x00" + HexFormat.of().formatHex(bytes)
                + "'::bytea) where position = " + position);
    }
}
