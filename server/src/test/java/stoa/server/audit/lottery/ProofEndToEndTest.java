package stoa.server.audit.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.PrizeOffer;
import stoa.api.lottery.command.OpenRound;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.TransparencyLog;
import stoa.ledger.tree.NoteVerifier;
import stoa.server.testing.ForumClient;
import stoa.server.testing.StoaTest;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import tools.jackson.databind.JsonNode;

/** A round that was drawn from by many at a time, shown over HTTP, and verified by both who do not trust it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofEndToEndTest {

    private static final AccountId OPERATOR = new AccountId(1);
    private static final int PEOPLE = 8;
    private static final int DRAWS_EACH = 45;

    private final TestDatabase database = TestPostgres.freshDatabase();

    @TempDir
    static Path directory;

    private final List<ForumClient.Account> people = new ArrayList<>();
    private StoaTest stoa;
    private NodeVerifier node;
    private RoundId round;
    private String earlierCheckpoint;
    private JsonNode earlierHead;

    @BeforeAll
    void draw() throws Exception {
        stoa = StoaTest.start(
                database,
                directory,
                "stoa.lottery.first-round=false",
                "stoa.lottery.seed-draws=100",
                "stoa.ledger.checkpoint-every=1h");
        register();
        round = stoa.bean(CommandGateway.class).sendAndWait(new OpenRound(Optional.of(OPERATOR), table()));
        drawTogether(1);
        earlierCheckpoint = stoa.bean(TransparencyLog.class).sign();
        earlierHead = page("").get("head");
        drawTogether(DRAWS_EACH);
        stoa.bean(TransparencyLog.class).sign();
    }

    @AfterAll
    void end() {
        stoa.close();
    }

    @BeforeEach
    void findNode() {
        NodeVerifier.assumeNode();
        node = new NodeVerifier(directory);
    }

    private static List<PrizeOffer> table() {
        return List.of(
                new PrizeOffer("Mug", "", "", 100, 40, false),
                new PrizeOffer("Pen", "", "", 5, 120, false),
                new PrizeOffer(PrizeOffer.BLANK_NAME, "", "", 0, 300, true));
    }

    /** Each person draws, pays one of three, gives up another, and keeps the third. */
    private void drawTogether(int draws) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(PEOPLE)) {
            List<Callable<Void>> all = people.stream()
                    .map(person -> (Callable<Void>) () -> {
                        drawAlone(person, draws);
                        return null;
                    })
                    .toList();
            for (Future<Void> done : threads.invokeAll(all)) {
                done.get();
            }
        }
    }

    private void register() {
        for (int number = 1; number <= PEOPLE; number++) {
            people.add(stoa.client().register("person" + number));
        }
    }

    private void drawAlone(ForumClient.Account by, int draws) {
        int wins = 0;
        for (int i = 0; i < draws; i++) {
            JsonNode gift = ForumClient.data(stoa.client().send(authorized(by, "/api/v1/lottery/lucky")));
            String id = gift.get("id").stringValue();
            boolean won = !id.equals("0") && !gift.get("name").stringValue().equals(PrizeOffer.BLANK_NAME);
            if (won && ++wins % 3 == 1) {
                end("pay", by, id);
            } else if (won && wins % 3 == 2) {
                end("giveup", by, id);
            }
        }
    }

    private HttpRequest.Builder authorized(ForumClient.Account by, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + stoa.port() + path))
                .header("Authorization", "Bearer " + by.token());
    }

    private void end(String how, ForumClient.Account by, String gift) {
        Map<String, String> body = Map.of("user_id", by.id(), "gift_id", gift);
        assertThat(stoa.client()
                        .post("/api/v1/lottery/" + how, by.token(), body)
                        .statusCode())
                .isEqualTo(200);
    }

    private String url() {
        return "http://localhost:" + stoa.port() + "/api/v1/lottery/rounds/" + round + "/proof";
    }

    private JsonNode page(String query) {
        HttpResponse<String> response = stoa.client().get("/api/v1/lottery/rounds/" + round + "/proof" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return ForumClient.data(response);
    }

    private AuditReport audit(String... kept) {
        try (LedgerDatabase ledger = LedgerDatabase.readOnly(database.url(), database.user(), database.password())) {
            NoteVerifier key = NoteVerifier.of(stoa.bean(TransparencyLog.class).verifierKey());
            LotteryAudit audit = new LotteryAudit(ledger, Optional.of(key));
            List.of(kept).forEach(audit::against);
            return audit.run();
        }
    }

    @Test
    void both_find_it_right_in_pages_fetched_by_the_verifier_itself_and_count_the_same() throws Exception {
        Path checkpoint = Files.writeString(directory.resolve("checkpoint"), earlierCheckpoint);
        Path head = Files.writeString(directory.resolve("head"), earlierHead.stringValue());

        JsonNode verdict = node.run(List.of(
                url(),
                "--json",
                "--checkpoint",
                checkpoint.toString(),
                "--checkpoint",
                head.toString(),
                "--key",
                stoa.client().get("/log/key").body()));
        AuditReport report = audit(earlierCheckpoint, earlierHead.stringValue());

        assertThat(verdict.get("ok").booleanValue()).as(verdict.toString()).isTrue();
        assertThat(verdict.get("signatures").booleanValue()).isTrue();
        assertThat(report.finding()).isEmpty();
        AuditReport.Round audited = report.rounds().stream()
                .filter(it -> it.id().equals(round.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(audited.verified()).isGreaterThanOrEqualTo(300);
        assertThat(verdict.get("verified").longValue()).isEqualTo(audited.verified());
        assertThat(verdict.get("pending").longValue()).isEqualTo(audited.pending());
        assertThat(verdict.get("entries").longValue()).isEqualTo(audited.entries());
        assertThat(verdict.get("digest").stringValue()).isEqualTo(audited.digest());
        assertThat(verdict.get("returns").longValue()).isPositive();
    }

    @Test
    void all_pages_speak_of_one_checkpoint_also_while_the_round_goes_on() throws Exception {
        List<JsonNode> pages = new ArrayList<>(List.of(page("")));
        String size = pages.getFirst().get("checkpoint").stringValue().split("\n", -1)[1];
        while (pages.getLast().has("next")) {
            drawTogether(1);
            stoa.bean(TransparencyLog.class).sign();
            pages.add(page("?from=" + pages.getLast().get("next").longValue() + "&size=" + size));
        }

        assertThat(pages).hasSizeGreaterThan(1).allSatisfy(page -> {
            assertThat(page.get("checkpoint")).isEqualTo(pages.getFirst().get("checkpoint"));
            assertThat(page.get("head")).isEqualTo(pages.getFirst().get("head"));
        });
        assertThat(pages.getFirst().get("events")).hasSize(200);
        assertThat(node.verdict(pages).get("ok").booleanValue()).isTrue();
        assertThat(node.verdict(pages.getFirst()).at("/finding/what").stringValue())
                .contains("last page is missing");
    }

    @Test
    void an_unknown_checkpoint_or_round_is_refused() {
        assertThat(stoa.client()
                        .get("/api/v1/lottery/rounds/" + round + "/proof?size=3")
                        .statusCode())
                .isEqualTo(400);
        assertThat(stoa.client()
                        .get("/api/v1/lottery/rounds/" + round + "/proof?since=99999999")
                        .statusCode())
                .isEqualTo(400);
        assertThat(stoa.client().get("/api/v1/lottery/rounds/4711/proof").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_list_of_rounds_leads_to_the_proof() {
        JsonNode list = ForumClient.data(stoa.client().get("/api/v1/lottery/rounds"));

        assertThat(list.get("total").longValue()).isPositive();
        assertThat(list.get("rounds").valueStream())
                .anySatisfy(it -> assertThat(it.get("proof").stringValue())
                        .isEqualTo("/api/v1/lottery/rounds/" + round + "/proof"));
    }
}
