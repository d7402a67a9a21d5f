package stoa.gateway.forum.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;

@GatewayTest
class PostsTest {

    private static final String POSTS = "/api/v1/posts";

    @LocalServerPort
    int port;

    private Client client;
    private LoggedIn alice;

    @BeforeEach
    void logIn() {
        client = new Client(port);
        alice = client.register();
    }

    private String publish(String title, String tags) {
        return client.post(
                        POSTS,
                        "{\"title\":\"%s\",\"content\":\"first user\",\"tags\":%s}".formatted(title, tags),
                        alice.bearer())
                .data()
                .get("id")
                .stringValue();
    }

    private static String detail(String id, long views, LoggedIn author, String title, String content, String tags) {
        return ("{\"id\":\"%s\",\"view_count\":%d,\"like_count\":0,\"comment_count\":0,\"title\":\"%s\","
                        + "\"content\":\"%s\",\"created_at\":\"TIME\",\"author\":{\"id\":\"%s\","
                        + "\"email\":\"%s@example.com\",\"name\":\"%s\",\"avatar\":\"\"},\"tags\":%s}")
                .formatted(id, views, title, content, author.id(), author.name(), author.name(), tags);
    }

    private static String timeless(String json) {
        return json.replaceAll(
                "\"created_at\":\"20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z\"", "\"created_at\":\"TIME\"");
    }

    @Test
    void publishing_answers_as_the_document_shows() {
        Answer answer = client.post(POSTS, """
                {"title": "hello world", "content": "first user", "tags": ["go", "gin"]}
                """, alice.bearer());

        String id = answer.data().get("id").stringValue();
        assertThat(timeless(answer.text()))
                .isEqualTo("{\"code\":0,\"msg\":\"帖子创建成功\",\"data\":"
                        + detail(id, 0, alice, "hello world", "first user", "[\"go\",\"gin\"]") + "}");
    }

    @Test
    void a_post_without_tags_has_an_empty_list_of_them() {
        JsonNode created = client.post(POSTS, "{\"title\":\"t\",\"content\":\"c\"}", alice.bearer())
                .data();

        assertThat(created.get("tags").isArray()).isTrue();
        assertThat(created.get("tags").size()).isZero();
    }

    @Test
    void reading_counts_and_shows_the_reader_itself() {
        String id = publish("hello world", "[\"go\",\"gin\"]");

        Answer first = client.get(POSTS + "/" + id);
        Answer second = client.get(POSTS + "/" + id);

        assertThat(timeless(first.text()))
                .isEqualTo("{\"code\":0,\"msg\":\"获取帖子详情成功\",\"data\":"
                        + detail(id, 1, alice, "hello world", "first user", "[\"go\",\"gin\"]") + "}");
        assertThat(second.data().get("view_count").intValue()).isEqualTo(2);
    }

    @Test
    void the_list_is_newest_first_with_its_total() {
        publish("older", "[]");
        String newest = publish("newest", "[]");

        Answer answer = client.get(POSTS + "?pageNo=1&pageSize=1");

        assertThat(timeless(answer.text()))
                .startsWith("{\"code\":0,\"msg\":\"获取帖子列表成功\",\"data\":{\"posts\":["
                        + detail(newest, 0, alice, "newest", "first user", "[]") + "],\"total\":");
        assertThat(answer.data().get("hasMore").booleanValue()).isTrue();
    }

    @Test
    void a_list_has_ten_posts_unless_asked_for_more_or_less() {
        for (int i = 0; i < 11; i++) {
            publish("one of eleven", "[]");
        }

        assertThat(client.get(POSTS).data().get("posts").size()).isEqualTo(10);
        assertThat(client.get(POSTS + "?pageSize=11").data().get("posts").size())
                .isEqualTo(11);
    }

    @Test
    void tags_are_found_whatever_their_case_and_signs_tell_them_apart() {
        String cpp = publish("about cpp", "[\"C++\"]");
        publish("about c", "[\"C\"]");

        JsonNode found = client.get(
                        POSTS + "/tags?pageNo=1&pageSize=10&tag=" + URLEncoder.encode("c++", StandardCharsets.UTF_8))
                .data();

        assertThat(found.get("posts").size()).isEqualTo(1);
        assertThat(found.get("posts").get(0).get("id").stringValue()).isEqualTo(cpp);
        assertThat(found.get("total").intValue()).isEqualTo(1);
        assertThat(found.get("hasMore").booleanValue()).isFalse();
    }

    @Test
    void an_unknown_tag_has_an_empty_list() {
        assertThat(client.get(POSTS + "/tags?tag=%E5%89%8D%E7%AB%AF").text())
                .isEqualTo("{\"code\":0,\"msg\":\"获取帖子列表成功\",\"data\":{\"posts\":[],\"total\":0,\"hasMore\":false}}");
    }

    @Test
    void the_hot_list_is_an_array_with_scores() {
        publish("hot", "[]");

        Answer answer = client.get(POSTS + "/top");

        assertThat(answer.json().get("msg").stringValue()).isEqualTo("获取热门帖子榜单成功");
        assertThat(answer.data().isArray()).isTrue();
        assertThat(answer.data().get(0).propertyNames()).containsExactly("id", "title", "score");
        assertThat(answer.data().get(0).get("score").isNumber()).isTrue();
    }

    @Test
    void an_authors_list_is_brief() {
        String id = publish("mine", "[\"go\"]");

        Answer answer = client.get("/api/v1/users/" + alice.id() + "/posts?pageNo=1&pageSize=10");

        assertThat(timeless(answer.text()))
                .isEqualTo(("{\"code\":0,\"msg\":\"获取帖子列表成功\",\"data\":{\"posts\":[{\"id\":\"%s\","
                                + "\"title\":\"mine\",\"created_at\":\"TIME\",\"author\":{\"id\":\"%s\","
                                + "\"email\":\"%s@example.com\",\"name\":\"%s\",\"avatar\":\"\"}}],"
                                + "\"total\":1,\"hasMore\":false}}")
                        .formatted(id, alice.id(), alice.name(), alice.name()));
    }

    @Test
    void editing_replaces_the_text_and_keeps_unmentioned_tags() {
        String id = publish("v1", "[\"go\"]");

        Answer answer = client.post(POSTS + "/" + id, "{\"title\":\"v2\",\"content\":\"updated\"}", alice.bearer());

        assertThat(answer.text()).isEqualTo("{\"code\":0,\"msg\":\"帖子更新成功\"}");
        JsonNode edited = client.get(POSTS + "/" + id).data();
        assertThat(edited.get("title").stringValue()).isEqualTo("v2");
        assertThat(edited.get("tags").size()).isEqualTo(1);
        client.post(POSTS + "/" + id, "{\"title\":\"v3\",\"content\":\"c\",\"tags\":[]}", alice.bearer());
        assertThat(client.get(POSTS + "/" + id).data().get("tags").size()).isZero();
    }

    @Test
    void somebody_elses_post_can_not_be_changed() {
        String id = publish("hers", "[]");
        LoggedIn bob = client.register();

        assertThat(client.post(POSTS + "/" + id, "{\"title\":\"t\",\"content\":\"c\"}", bob.bearer())
                        .outcome())
                .isEqualTo("20006/403");
        assertThat(client.post(POSTS + "/" + id, "{\"title\":\"t\"}", bob.bearer())
                        .outcome())
                .isEqualTo("10002/400");
        assertThat(client.delete(POSTS + "/" + id, bob.bearer()).outcome()).isEqualTo("20006/403");
    }

    @Test
    void a_deleted_post_is_not_found() {
        String id = publish("gone soon", "[]");

        assertThat(client.delete(POSTS + "/" + id, alice.bearer()).text()).isEqualTo("{\"code\":0,\"msg\":\"帖子删除成功\"}");
        Answer gone = client.get(POSTS + "/" + id);
        assertThat(gone.outcome()).isEqualTo("30001/404");
        assertThat(gone.json().get("msg").stringValue()).isEqualTo("帖子不存在");
        assertThat(client.delete(POSTS + "/" + id, alice.bearer()).outcome()).isEqualTo("30001/404");
    }
}
