package stoa.server.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.server.testing.StoaTest;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.Client;
import tools.jackson.databind.JsonNode;

/** Readings that wait to be counted when a node ends in good order. */
class ViewCountTest {

    private static final String POSTS = "/api/v1/posts";
    private static final String RARELY = "stoa.gateway.views.interval=1h";

    @Test
    void a_node_that_ends_sends_what_it_has_not_counted_yet(@TempDir Path data) {
        TestDatabase database = TestPostgres.freshDatabase();
        String path;
        try (StoaTest first = StoaTest.start(database, data, RARELY)) {
            Client client = new Client(first.port());
            path = POSTS + "/" + publish(client);
            client.get(path);
            client.get(path);
        }

        try (StoaTest second = StoaTest.start(database, data, RARELY)) {
            JsonNode post = new Client(second.port()).get(path).data();

            assertThat(post.get("view_count").intValue()).isEqualTo(3);
        }
    }

    private static String publish(Client client) {
        String body = "{\"title\":\"title\",\"content\":\"content\"}";
        return client.post(POSTS, body, client.register().bearer())
                .data()
                .get("id")
                .stringValue();
    }
}
