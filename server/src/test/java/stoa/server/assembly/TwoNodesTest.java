package stoa.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import stoa.query.platform.mongo.InJvmMongo;
import stoa.server.testing.ForumClient;
import stoa.server.testing.ForumClient.Account;
import stoa.server.testing.StoaTest;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/** Two nodes on one ledger and one MongoDB: each view runs on one of them, and both write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {

    private static final int POSTS = 30;
    private static final int MESSAGES = 20;
    private static final Map<String, String> POST = Map.of("title", "still here", "content", "text");

    private InJvmMongo mongo;
    private StoaTest first;
    private StoaTest second;

    @BeforeAll
    void startTwo(@TempDir Path temp) throws IOException {
        TestDatabase database = TestPostgres.freshDatabase();
        mongo = InJvmMongo.start();
        String key = "stoa.vault.master-key=" + Base64.getEncoder().encodeToString(new byte[32]);
        String url = "stoa.mongo.url=" + mongo.connectionString();
        first = StoaTest.start(database, Files.createDirectory(temp.resolve("one")), key, url);
        second = StoaTest.start(database, Files.createDirectory(temp.resolve("two")), key, url);
    }

    @AfterAll
    void end() {
        second.close();
        first.close();
        mongo.close();
    }

    @Test
    void a_client_reads_what_it_wrote_whichever_node_wrote_it_and_whichever_folds_the_view() {
        ForumClient one = first.client();
        ForumClient two = second.client();
        Account writer = two.register("wanderer");
        for (int n = 0; n < POSTS; n++) {
            String atSecond = two.publish(writer, "written at the second node");
            assertThat(two.allPosts()).contains(atSecond);
            assertThat(one.get("/api/v1/posts/" + atSecond).statusCode()).isEqualTo(200);
            String atFirst = one.publish(writer, "written at the first node");
            assertThat(one.allPosts()).contains(atFirst);
            assertThat(two.get("/api/v1/posts/" + atFirst).statusCode()).isEqualTo(200);
        }
        assertThat(late(first) + late(second))
                .as("writes answered before the views showed them")
                .isZero();
    }

    @Test
    void a_session_ended_at_one_node_is_ended_at_the_other() {
        Account account = first.client().register("leaver");
        assertThat(second.client().publish(account, "still here")).isNotEmpty();
        assertThat(first.client()
                        .post("/api/v1/auth/logout", account.token(), Map.of())
                        .statusCode())
                .isEqualTo(200);
        // As fast as a notice travels between the nodes.
        await().atMost(Duration.ofSeconds(5))
                .until(() -> second.client()
                                .post("/api/v1/posts", account.token(), POST)
                                .statusCode()
                        == 401);
    }

    @Test
    void a_message_taken_by_one_node_is_shown_on_the_sockets_of_both() {
        Account ada = first.client().register("ada");
        Account bob = second.client().register("bob");
        String session = session(second, bob, ada);
        try (SocketClient adas = open(first, ada);
                SocketClient adasOther = open(second, ada);
                SocketClient bobs = open(second, bob)) {
            for (int number = 0; number < MESSAGES; number++) {
                boolean byAda = number % 2 == 0;
                String frame = byAda ? message(session, ada, bob, number) : message(session, bob, ada, number);
                (byAda ? adas : bobs).send(frame);
                String shown = bobs.next();
                assertThat(shown).startsWith("{\"content\":\"" + number + "\"");
                assertThat(adas.next()).isEqualTo(shown);
                assertThat(adasOther.next()).isEqualTo(shown);
                assertThat(lastMessage(second, bob))
                        .as("on the node of the socket")
                        .satisfies(id -> assertThat(shown).contains("\"id\":\"" + id + "\""));
            }
        }
    }

    @Test
    void a_session_ended_at_one_node_ends_its_sockets_at_the_other() {
        Account account = first.client().register("listener");
        try (SocketClient socket = open(second, account)) {
            first.client().post("/api/v1/auth/logout", account.token(), Map.of());
            assertThat(socket.awaitClosed()).isEqualTo(new SocketClient.Closed(1008, "the session has ended"));
        }
    }

    private static String message(String session, Account from, Account to, int number) {
        return """
                {"type":"message","session_id":"%s","message_from":"%s","message_to":"%s",
                 "content":"%d"}""".formatted(session, from.id(), to.id(), number);
    }

    private static SocketClient open(StoaTest node, Account account) {
        return SocketClient.open(node.port(), "Authorization", "Bearer " + account.token());
    }

    private static String session(StoaTest node, Account account, Account other) {
        return get(node, account, "/api/v1/users/" + other.id() + "/sessions")
                .get("session_id")
                .stringValue();
    }

    private static String lastMessage(StoaTest node, Account account) {
        return get(node, account, "/api/v1/sessions")
                .get(0)
                .get("last_message_id")
                .stringValue();
    }

    private static JsonNode get(StoaTest node, Account account, String path) {
        return ForumClient.data(node.client()
                .send(HttpRequest.newBuilder(URI.create("http://localhost:" + node.port() + path))
                        .header("Authorization", "Bearer " + account.token())));
    }

    private static double late(StoaTest node) {
        return node.bean(MeterRegistry.class).find("stoa.read.your.writes.timeouts").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
