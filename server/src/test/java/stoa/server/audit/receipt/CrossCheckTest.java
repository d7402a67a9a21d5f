package stoa.server.audit.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import stoa.ledger.postgres.TransparencyLog;
import stoa.ledger.tree.Checkpoint;
import stoa.server.audit.lottery.NodeVerifier;
import stoa.server.audit.receipt.GoVerifier.Verdict;
import stoa.server.testing.LotteryHall;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.json.JsonMapper;

/** What we publish, looked at by programs that share no line with what published it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossCheckTest {

    @TempDir
    static Path directory;

    private LotteryHall hall;
    private TransparencyLog log;
    private String key;
    private Path older;
    private Path newer;
    private Path receipt;

    @BeforeAll
    void publish() throws IOException {
        hall = LotteryHall.start("stoa.lottery.first-round=false");
        log = hall.stoa().bean(TransparencyLog.class);
        key = log.verifierKey();
        LoggedIn person = hall.forum().register();
        older = Files.writeString(directory.resolve("older"), log.sign());
        // Beyond one tile, which has 256 hashes, so that there are whole ones and broken ones.
        for (int i = 0; i < 280; i++) {
            hall.forum().post("/api/v1/posts", "{\"title\":\"t\",\"content\":\"c\"}", person.bearer());
        }
        newer = Files.writeString(directory.resolve("newer"), log.sign());
        String own = hall.forum()
                .get("/api/v1/users/me/history?pageSize=1", person.bearer())
                .text();
        long position =
                new JsonMapper().readTree(own).at("/data/events/0/position").asLong();
        receipt = Files.writeString(
                directory.resolve("receipt"),
                hall.forum()
                        .get("/api/v1/users/me/receipts/" + position, person.bearer())
                        .text());
    }

    @AfterAll
    void close() {
        hall.close();
    }

    private Path changed(Path original, String from, String to) throws IOException {
        String text = Files.readString(original, UTF_8);
        assertThat(text).contains(from);
        return Files.writeString(directory.resolve("changed"), text.replace(from, to), UTF_8);
    }

    @Test
    void the_code_of_gos_checksum_database_finds_log_checkpoints_and_receipt_in_order() throws Exception {
        Optional<GoVerifier> built = GoVerifier.built(directory);
        assumeTrue(built.isPresent(), "no Go");
        GoVerifier go = built.get();
        String tiles = "http://localhost:" + hall.stoa().port() + "/log";

        Verdict whole = go.verdict(tiles, key, older.toString(), newer.toString(), receipt.toString());
        assertThat(whole.text()).contains("two signed notes", "the newer goes on from the older", "the event is in");
        assertThat(whole.status()).isZero();

        Path forged = changed(receipt, "post.PostPublished", "post.PostDeleted");
        assertThat(go.verdict(tiles, key, older.toString(), newer.toString(), forged.toString()))
                .isEqualTo(new Verdict(
                        1,
                        "two signed notes\nthe newer goes on from the older\ninclusion: invalid transparency proof\n"));
        Path unsigned =
                changed(older, "\n" + Checkpoint.parse(Files.readString(older)).size() + "\n", "\n1\n");
        assertThat(go.verdict(tiles, key, unsigned.toString(), newer.toString(), receipt.toString())
                        .text())
                .contains("the signature of a checkpoint");
    }

    @Test
    void the_verifier_in_javascript_says_whether_one_checkpoint_goes_on_from_another() throws Exception {
        NodeVerifier.assumeNode();
        NodeVerifier node = NodeVerifier.ofReceipts(directory);
        Checkpoint from = Checkpoint.parse(Files.readString(older));
        Checkpoint to = Checkpoint.parse(Files.readString(newer));
        List<String> proof = log.consistencyProof(from.size(), to.size()).stream()
                .map(HexFormat.of()::formatHex)
                .toList();
        Path hashes = Files.writeString(directory.resolve("proof"), new JsonMapper().writeValueAsString(proof));
        Path other = Files.writeString(
                directory.resolve("other"), new JsonMapper().writeValueAsString(proof.subList(1, proof.size())));

        assertThat(node.run(List.of(
                                "--json",
                                "--consistency",
                                older.toString(),
                                newer.toString(),
                                hashes.toString(),
                                "--key",
                                key))
                        .get("ok")
                        .booleanValue())
                .isTrue();
        assertThat(node.run(List.of("--json", "--consistency", older.toString(), newer.toString(), other.toString()))
                        .get("finding")
                        .stringValue())
                .contains("does not go on from the earlier one");
    }
}
