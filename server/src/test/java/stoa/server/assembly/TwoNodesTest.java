package stoa.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
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

/** Two nodes on one ledger and one MongoDB: each view runs on one of them, and both write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {

    private static final int POSTS = 30;
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

    private static double late(StoaTest node) {
        return node.bean(MeterRegistry.class).find("stoa.read.your.writes.timeouts").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
