package stoa.server.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;

/** Posts through the whole of Stoa: what was just written is what is read next. */
@ForumContract
class PostsTest {

    private static final String POSTS = "/api/v1/posts";

    @LocalServerPort
    int port;

    private Client client;
    private LoggedIn alice;

    @BeforeEach
    void register() {
        client = new Client(port);
        alice = client.register();
    }

    private String publish(String title, String... tags) {
        return client.post(POSTS, body(title, tags), alice.bearer())
                .data()
                .get("id")
                .stringValue();
    }

    private static String body(String title, String... tags) {
        String quoted = tags.length == 0 ? "" : "\"" + String.join("\",\"", tags) + "\"";
        return "{\"title\":\"%s\",\"content\":\"text\",\"tags\":[%s]}".formatted(title, quoted);
    }

    private static List<String> ids(JsonNode posts) {
        return StreamSupport.stream(posts.spliterator(), false)
                .map(post -> post.get("id").stringValue())
                .toList();
    }

    private List<String> tagged(String tag) {
        String query = "?pageSize=100&tag=" + URLEncoder.encode(tag, StandardCharsets.UTF_8);
        return ids(client.get(POSTS + "/tags" + query).data().get("posts"));
    }

    private static String unique(String stem) {
        return stem + Long.toString(System.nanoTime(), 36);
    }

    @Test
    void every_list_shows_what_was_just_published_edited_or_deleted() {
        String tag = unique("t");
        for (int i = 0; i < 10; i++) {
            String id = publish("post " + i, tag);
            assertThat(ids(client.get(POSTS + "?pageSize=1").data().get("posts")))
                    .containsExactly(id);
            assertThat(tagged(tag)).contains(id);
            assertThat(ids(client.get("/api/v1/users/" + alice.id() + "/posts")
                            .data()
                            .get("posts")))
                    .startsWith(id);
            assertThat(client.get(POSTS + "/top").data().get(0).get("id").stringValue())
                    .isEqualTo(id);

            client.post(POSTS + "/" + id, body("edited " + i), alice.bearer());
            assertThat(tagged(tag)).doesNotContain(id);
            assertThat(client.get(POSTS + "?pageSize=1")
                            .data()
                            .get("posts")
                            .get(0)
                            .get("title")
                            .stringValue())
                    .isEqualTo("edited " + i);

            client.delete(POSTS + "/" + id, alice.bearer());
            assertThat(ids(client.get(POSTS + "?pageSize=1").data().get("posts")))
                    .doesNotContain(id);
            assertThat(ids(client.get(POSTS + "/top").data())).doesNotContain(id);
            assertThat(client.get("/api/v1/users/" + alice.id() + "/posts")
                            .data()
                            .get("total")
                            .intValue())
                    .isZero();
        }
    }

    @Test
    void signs_tell_tags_apart_and_case_does_not() {
        String stem = unique("c");
        String c = publish("c", stem);
        String cpp = publish("cpp", stem + "++");
        String cSharp = publish("c sharp", stem + "#");

        assertThat(tagged(stem)).containsExactly(c);
        assertThat(tagged(stem.toUpperCase(Locale.ROOT) + "++")).containsExactly(cpp);
        assertThat(tagged(stem + "#")).containsExactly(cSharp);
        assertThat(tagged(stem + "?")).isEmpty();
    }

    @Test
    void tags_keep_their_order_and_first_spelling_and_lose_blanks_and_repetitions() {
        String go = unique("Go");
        JsonNode first = client.post(POSTS, body("one", go, "  ", "x", go.toUpperCase(Locale.ROOT)), alice.bearer())
                .data();
        String second = publish("two", go.toLowerCase(Locale.ROOT));

        assertThat(first.get("tags").toString()).isEqualTo("[\"" + go + "\",\"x\"]");
        assertThat(client.get(POSTS + "/" + second).data().get("tags").toString())
                .isEqualTo("[\"" + go + "\"]");
    }

    @Test
    void pages_follow_each_other_without_gaps_or_repetitions() {
        String tag = unique("pages");
        Set<String> published = new HashSet<>();
        for (int i = 0; i < 23; i++) {
            published.add(publish("p" + i, tag));
        }

        Set<String> read = new HashSet<>();
        for (int page = 1; page <= 4; page++) {
            JsonNode data = client.get(POSTS + "/tags?tag=" + tag + "&pageSize=7&pageNo=" + page)
                    .data();
            assertThat(data.get("total").intValue()).isEqualTo(23);
            assertThat(data.get("hasMore").booleanValue()).isEqualTo(page < 4);
            assertThat(read.addAll(ids(data.get("posts")))).isTrue();
        }

        assertThat(read).isEqualTo(published);
        JsonNode beyond =
                client.get(POSTS + "/tags?tag=" + tag + "&pageSize=7&pageNo=5").data();
        assertThat(beyond.get("posts").size()).isZero();
        assertThat(beyond.get("hasMore").booleanValue()).isFalse();
    }

    @Test
    void each_reading_shows_one_more_and_lists_do_not_count() {
        String id = publish("read me");

        for (int reading = 1; reading <= 30; reading++) {
            assertThat(client.get(POSTS + "/" + id).data().get("view_count").intValue())
                    .isEqualTo(reading);
            client.get(POSTS + "?pageSize=1");
        }
    }

    @Test
    void ids_grow_and_all_have_the_same_number_of_digits() {
        String older = publish("older");
        String newer = publish("newer");

        assertThat(older).hasSize(16);
        assertThat(newer).hasSize(16).isGreaterThan(older);
    }
}
