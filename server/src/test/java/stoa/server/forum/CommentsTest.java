package stoa.server.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;

/** Comments through the whole of Stoa: the document's examples, two levels, and what is refused. */
@ForumContract
class CommentsTest {

    private static final String NICE = """
            {
              "parent_id": "0",
              "reply_id": "0",
              "content": "nice"
            }""";

    @LocalServerPort
    int port;

    private Client client;
    private LoggedIn alice;
    private LoggedIn bob;
    private String post;
    private String comments;

    @BeforeEach
    void alice_publishes() {
        client = new Client(port);
        alice = client.register();
        bob = client.register();
        post = publish(alice);
        comments = "/api/v1/posts/" + post + "/comments";
    }

    private String publish(LoggedIn by) {
        return idOf(client.post("/api/v1/posts", "{\"title\":\"t\",\"content\":\"c\"}", by.bearer()));
    }

    private static String idOf(Answer created) {
        return created.data().get("id").stringValue();
    }

    private Answer write(LoggedIn by, String body) {
        return client.post(comments, body, by.bearer());
    }

    private String comment() {
        return idOf(write(bob, NICE));
    }

    private String reply(String parent, String answered) {
        return idOf(write(alice, said(parent, answered)));
    }

    private static String said(String parent, String answered) {
        return "{\"parent_id\":\"%s\",\"reply_id\":\"%s\",\"content\":\"reply\"}".formatted(parent, answered);
    }

    private Answer delete(LoggedIn by, String comment) {
        return client.delete(comments + "/" + comment, by.bearer());
    }

    private int count() {
        return client.get("/api/v1/posts/" + post).data().get("comment_count").intValue();
    }

    private JsonNode page(String query) {
        return client.get(comments + query).data();
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.get("comments").spliterator(), false)
                .map(comment -> comment.get("id").stringValue())
                .toList();
    }

    private String shown(String id, String parent, String answered, String content, LoggedIn author) {
        return ("{\"id\":\"%s\",\"post_id\":\"%s\",\"parent_id\":\"%s\",\"reply_id\":\"%s\",\"content\":\"%s\","
                        + "\"created_at\":\"TIME\",\"author\":{\"id\":\"%s\",\"email\":\"%s@example.com\","
                        + "\"name\":\"%s\",\"avatar\":\"\"}}")
                .formatted(id, post, parent, answered, content, author.id(), author.name(), author.name());
    }

    @Test
    void the_documents_examples_of_writing_listing_and_deleting() {
        Answer written = write(bob, NICE);
        String id = idOf(written);
        String reply = reply(id, id);

        assertThat(Shown.of(written))
                .isEqualTo("{\"code\":0,\"msg\":\"评论成功\",\"data\":" + shown(id, "0", "0", "nice", bob) + "}");
        assertThat(Shown.of(client.get(comments + "?pageNo=1&pageSize=10")))
                .isEqualTo("{\"code\":0,\"msg\":\"获取评论列表成功\",\"data\":{\"comments\":["
                        + shown(id, "0", "0", "nice", bob) + "],\"total\":1,\"hasMore\":false}}");
        assertThat(Shown.of(client.get(comments + "/" + id + "?pageNo=1&pageSize=3")))
                .isEqualTo("{\"code\":0,\"msg\":\"获取评论回复列表成功\",\"data\":{\"comments\":["
                        + shown(reply, id, id, "reply", alice) + "],\"total\":1,\"hasMore\":false}}");
        assertThat(delete(bob, id).text()).isEqualTo("{\"code\":0,\"msg\":\"评论删除成功\"}");
        assertThat(Shown.of(client.get(comments)))
                .isEqualTo("{\"code\":0,\"msg\":\"获取评论列表成功\","
                        + "\"data\":{\"comments\":[],\"total\":0,\"hasMore\":false}}");
    }

    @Test
    void every_comment_is_shown_and_counted_as_soon_as_it_is_written_or_deleted() {
        for (int i = 0; i < 10; i++) {
            String opener = comment();
            assertThat(ids(page(""))).containsExactly(opener);
            String reply = reply(opener, opener);
            assertThat(ids(page("/" + opener))).containsExactly(reply);
            assertThat(count()).isEqualTo(2);
            delete(alice, reply);
            assertThat(ids(page("/" + opener))).isEmpty();
            assertThat(count()).isEqualTo(1);
            delete(bob, opener);
            assertThat(count()).isZero();
        }
    }

    @Test
    void comments_come_newest_first_by_tens_and_replies_oldest_first_by_threes() {
        List<String> openers = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            openers.addFirst(comment());
        }
        String opener = openers.get(4);
        List<String> replies = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            replies.add(reply(opener, replies.isEmpty() ? opener : replies.getLast()));
        }

        assertThat(ids(page(""))).isEqualTo(openers.subList(0, 10));
        assertThat(ids(page("?pageNo=2"))).isEqualTo(openers.subList(10, 11));
        assertThat(page("").get("total").intValue()).isEqualTo(11);
        assertThat(page("").get("hasMore").booleanValue()).isTrue();
        assertThat(page("?pageNo=2").get("hasMore").booleanValue()).isFalse();
        assertThat(ids(page("/" + opener))).isEqualTo(replies.subList(0, 3));
        assertThat(ids(page("/" + opener + "?pageNo=3"))).isEqualTo(replies.subList(6, 7));
        assertThat(page("/" + opener).get("total").intValue()).isEqualTo(7);
        assertThat(page("/" + opener + "?pageNo=3").get("hasMore").booleanValue())
                .isFalse();
        assertThat(ids(page("/" + opener + "?pageNo=99"))).isEmpty();
        assertThat(count()).isEqualTo(18);
    }

    @Test
    void a_reply_to_a_reply_stands_in_the_same_thread() {
        String opener = comment();
        String first = reply(opener, opener);

        Answer asTheClientSays = write(bob, said(opener, first));
        Answer underTheReply = write(bob, "{\"parent_id\":\"%s\",\"content\":\"reply\"}".formatted(first));

        for (Answer answer : List.of(asTheClientSays, underTheReply)) {
            assertThat(Shown.of(answer)).contains(shown(idOf(answer), opener, first, "reply", bob));
        }
        assertThat(ids(page("/" + opener))).containsExactly(first, idOf(asTheClientSays), idOf(underTheReply));
        assertThat(ids(page("/" + first))).isEmpty();
    }

    @Test
    void deleting_a_thread_takes_its_replies_and_deleting_a_reply_only_itself() {
        String kept = comment();
        String opener = comment();
        String first = reply(opener, opener);
        String second = reply(opener, first);
        reply(opener, second);

        delete(alice, first);
        assertThat(count()).isEqualTo(4);
        delete(alice, opener);

        assertThat(count()).isEqualTo(1);
        assertThat(ids(page(""))).containsExactly(kept);
        for (String gone : List.of(opener, first, second)) {
            assertThat(client.get(comments + "/" + gone).outcome()).isEqualTo("40001/404");
            assertThat(delete(alice, gone).outcome()).isEqualTo("40001/404");
            assertThat(write(bob, said(gone, gone)).outcome()).isEqualTo("40001/404");
        }
    }

    @Test
    void only_the_authors_of_the_comment_and_of_the_post_may_delete_it() {
        LoggedIn eve = client.register();
        String first = comment();
        String second = comment();

        assertThat(delete(eve, first).outcome()).isEqualTo("20006/403");
        assertThat(delete(bob, first).status()).isEqualTo(200);
        assertThat(delete(alice, second).status()).isEqualTo(200);
    }

    @Test
    void another_posts_comments_are_out_of_reach() {
        String opener = comment();
        String elsewhere = publish(bob);
        String others = "/api/v1/posts/" + elsewhere + "/comments";

        assertThat(client.post(others, said(opener, opener), bob.bearer()).outcome())
                .isEqualTo("40001/404");
        assertThat(client.delete(others + "/" + opener, bob.bearer()).outcome()).isEqualTo("40001/404");
        assertThat(client.get(others + "/" + opener).outcome()).isEqualTo("40001/404");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_deleted_post_takes_no_comments_and_shows_none() {
        String opener = comment();
        client.delete("/api/v1/posts/" + post, alice.bearer());

        assertThat(write(bob, NICE).outcome()).isEqualTo("30001/404");
        assertThat(write(bob, said(opener, opener)).outcome()).isEqualTo("30001/404");
        assertThat(client.get(comments).outcome()).isEqualTo("30001/404");
        assertThat(client.get(comments + "/" + opener).outcome()).isEqualTo("30001/404");
        assertThat(delete(bob, opener).outcome()).isEqualTo("30001/404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\":\"c\"}",
                "{\"parent_id\":\"0\",\"content\":\"c\"}",
                "{\"parent_id\":null,\"reply_id\":null,\"content\":\"c\"}",
                "{\"parent_id\":0,\"reply_id\":0,\"content\":\"c\"}",
                "{\"Parent_ID\":\"0\",\"CONTENT\":\"c\"}"
            })
    void zero_null_and_nothing_mean_no_parent(String body) {
        Answer answer = write(bob, body);

        assertThat(Shown.of(answer)).contains(shown(idOf(answer), "0", "0", "c", bob));
    }

    @Test
    void ids_are_taken_as_strings_and_as_integers() {
        String opener = comment();
        String reply = reply(opener, opener);

        Answer answer =
                write(bob, "{\"parent_id\":%s,\"reply_id\":%s,\"content\":\"numbers\"}".formatted(opener, reply));

        assertThat(Shown.of(answer)).contains(shown(idOf(answer), opener, reply, "numbers", bob));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"content\":\"\"}",
                "{\"content\":null}",
                "{\"content\":1}",
                "{}",
                "{\"parent_id\":\"\",\"content\":\"c\"}",
                "{\"parent_id\":\"1.5\",\"content\":\"c\"}",
                "{\"parent_id\":\"abc\",\"content\":\"c\"}",
                "{\"parent_id\":\"-1\",\"content\":\"c\"}",
                "{\"parent_id\":-1,\"content\":\"c\"}",
                "{\"parent_id\":1.5,\"content\":\"c\"}",
                "{\"parent_id\":true,\"content\":\"c\"}",
                "{\"parent_id\":[\"0\"],\"content\":\"c\"}",
                "{\"parent_id\":{\"value\":1},\"content\":\"c\"}",
                "{\"parent_id\":\"9223372036854775808\",\"content\":\"c\"}",
                "{\"parent_id\":9223372036854775808,\"content\":\"c\"}",
                "{\"reply_id\":\"x\",\"content\":\"c\"}",
                "{\"reply_id\":-1,\"content\":\"c\"}"
            })
    void a_body_that_is_no_comment_is_refused(String body) {
        assertThat(write(bob, body).outcome()).isEqualTo("10002/400");
        assertThat(client.post("/api/v1/posts/42/comments", body, bob.bearer()).outcome())
                .as("before the post is looked for")
                .isEqualTo("10002/400");
    }

    @Test
    void a_content_has_64_kib_less_one_at_most() {
        String most = "c".repeat(65_535);

        assertThat(write(bob, "{\"content\":\"" + most + "\"}").status()).isEqualTo(200);
        assertThat(write(bob, "{\"content\":\"" + most + "c\"}").outcome()).isEqualTo("10002/400");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /posts/42/comments        | {'content':'c'}                                     | 30001/404",
                "POST   | /posts/0/comments         | {'content':'c'}                                     | 30001/404",
                "POST   | /posts/abc/comments       | {'content':'c'}                                     | 10002/400",
                "POST   | /posts/POST/comments      | {'parent_id':'42','content':'c'}                    | 40001/404",
                "POST   | /posts/POST/comments      | {'parent_id':'9007199254740993','content':'c'}      | 40001/404",
                "POST   | /posts/POST/comments      | {'reply_id':'COMMENT','content':'c'}                | 40001/404",
                "POST   | /posts/POST/comments      | {'parent_id':'COMMENT','reply_id':'42','content':'c'}| 40001/404",
                "GET    | /posts/42/comments        |                                                     | 30001/404",
                "GET    | /posts/-1/comments        |                                                     | 30001/404",
                "GET    | /posts/abc/comments       |                                                     | 10002/400",
                "GET    | /posts/POST/comments?pageNo=0          |                                        | 10002/400",
                "GET    | /posts/POST/comments?pageSize=101      |                                        | 10002/400",
                "GET    | /posts/POST/comments?pageSize=         |                                        | 10002/400",
                "GET    | /posts/POST/comments/42   |                                                     | 40001/404",
                "GET    | /posts/POST/comments/0    |                                                     | 40001/404",
                "GET    | /posts/POST/comments/abc  |                                                     | 10002/400",
                "GET    | /posts/42/comments/COMMENT |                                                    | 30001/404",
                "GET    | /posts/POST/comments/COMMENT?pageSize=0 |                                       | 10002/400",
                "DELETE | /posts/POST/comments/42   |                                                     | 40001/404",
                "DELETE | /posts/POST/comments/abc  |                                                     | 10002/400",
                "DELETE | /posts/42/comments/COMMENT |                                                    | 40001/404",
                "DELETE | /posts/0/comments/COMMENT |                                                     | 40001/404",
            })
    void row(String method, String path, String body, String outcome) {
        String comment = comment();
        String json = body == null ? "" : body.replace('\'', '"').replace("COMMENT", comment);

        Answer answer =
                client.send(client.to("/api/v1" + path.replace("POST", post).replace("COMMENT", comment))
                        .headers(bob.bearer())
                        .method(method, BodyPublishers.ofString(json)));

        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.json().propertyNames()).containsExactly("code", "msg");
    }

    @Test
    void writing_and_deleting_need_a_login_and_reading_does_not() {
        String opener = comment();

        assertThat(client.post(comments, "{broken").status()).isEqualTo(401);
        assertThat(client.delete(comments + "/" + opener).status()).isEqualTo(401);
        assertThat(client.get(comments, "Authorization", "Bearer nonsense").status())
                .isEqualTo(200);
        assertThat(client.get(comments + "/" + opener).status()).isEqualTo(200);
    }
}
