package stoa.server.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

/** The table of refusals, row by row, through the whole of Stoa. */
@ForumContract
class RefusalsTest {

    @LocalServerPort
    int port;

    private Client client;
    private LoggedIn alice;

    @BeforeEach
    void register() {
        client = new Client(port);
        alice = client.register();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /auth/register | {                                                          | 10002/400",
                "POST | /auth/register | {'name':'a','password':'PASSWORD'}                         | 10002/400",
                "POST | /auth/register | {'name':'abc','password':'short'}                          | 10002/400",
                "POST | /auth/register | {'name':'LONG33','password':'PASSWORD'}                    | 10002/400",
                "POST | /auth/register | {'name':'abc','email':'LONG129','password':'PASSWORD'}     | 10002/400",
                "POST | /auth/register | {'name':'ALICE','password':'PASSWORD'}                     | 20002/409",
                "POST | /auth/register | {'name':'xyz','email':'ALICE@example.com','password':'PASSWORD'} | 20002/409",
                "POST | /auth/login    | []                                                         | 10002/400",
                "POST | /auth/login    | {'name':'a','password':'PASSWORD'}                         | 10002/400",
                "POST | /auth/login    | {'name':'abc','password':'short'}                          | 10002/400",
                "POST | /auth/login    | {'name':'nobody-at-all','password':'PASSWORD'}             | 20001/404",
                "POST | /auth/login    | {'name':'ALICE','password':'WRONGPASS'} | 20004/401",
                "GET  | /users/abc     |                                                            | 10002/400",
                "GET  | /users/0       |                                                            | 10002/400",
                "GET  | /users/-5      |                                                            | 10002/400",
                "GET  | /users/42      |                                                            | 20001/404",
                "GET  | /users/42/posts |                                                           | 20001/404",
                "POST | /users/me      | {'gender':'x'}                                             | 10002/400",
                "POST | /users/me      | {'birthday':'01.01.2024'}                                  | 10002/400",
                "POST | /users/me      | {'gender':4}                                               | 10002/400",
                "POST | /users/me      | {'bio':'LONG256'}                                          | 10002/400",
                "POST | /users/me      | {'email':'BOB@example.com'}                                | 20002/409",
                "POST | /users/me/password | {'old_password':'PASSWORD'}                            | 10002/400",
                "POST | /users/me/password | {'old_password':'PASSWORD','new_password':'short'}     | 10002/400",
                "POST | /users/me/password | {'old_password':'WRONGPASS','new_password':'PASSWORD'} | 20008/401",
                "GET  | /posts/tags    |                                                            | 10002/400",
                "GET  | /posts/abc     |                                                            | 10002/400",
                "GET  | /posts/42      |                                                            | 30001/404",
                "GET  | /posts?pageNo=0 |                                                           | 10002/400",
                "GET  | /posts?pageSize=101 |                                                       | 10002/400",
                "POST | /posts         | {'title':'','content':'c'}                                 | 10002/400",
                "POST | /posts         | {'title':'t','content':''}                                 | 10002/400",
                "POST | /posts         | {'title':'LONG256','content':'c'}                          | 10002/400",
                "POST | /posts         | {'title':'t','content':'LONG65536'}                        | 10002/400",
                "POST | /posts/BOBS    | {'title':'t','content':'c'}                                | 20006/403",
                "POST | /posts/BOBS    | {'title':'t'}                                              | 10002/400",
                "POST | /posts/42      | {'title':'t','content':'c'}                                | 30001/404",
                "DELETE | /posts/BOBS  |                                                            | 20006/403",
                "DELETE | /posts/42    |                                                            | 30001/404",
                "GET  | /posts/42/likes |                                                           | 30001/404",
                "GET  | /posts/abc/likes |                                                          | 10002/400",
                "POST | /posts/42/likes |                                                           | 30001/404",
                "POST | /posts/-1/likes |                                                           | 30001/404",
                "POST | /posts/1.5/likes |                                                          | 10002/400",
                "POST | /posts/9223372036854775808/likes |                                          | 10002/400",
                "DELETE | /posts/42/likes |                                                         | 30001/404",
                "DELETE | /posts/x/likes |                                                          | 10002/400",
                "DELETE | /posts/BOBS/likes |                                                       | 30003/409",
                "GET  | /nowhere       |                                                            | 10002/404"
            })
    void row(String method, String path, String body, String outcome) {
        LoggedIn bob = client.register();
        String bobs = client.post("/api/v1/posts", "{\"title\":\"t\",\"content\":\"c\"}", bob.bearer())
                .data()
                .get("id")
                .stringValue();
        String json = filled(body == null ? "" : body, bob);

        Answer answer = client.send(client.to("/api/v1" + path.replace("BOBS", bobs))
                .headers(alice.bearer())
                .method(method, BodyPublishers.ofString(json)));

        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.json().propertyNames()).containsExactly("code", "msg");
    }

    private String filled(String body, LoggedIn bob) {
        return body.replace('\'', '"')
                .replace("PASSWORD", Client.PASSWORD)
                .replace("WRONGPASS", "f".repeat(32))
                .replace("ALICE", alice.name())
                .replace("BOB", bob.name())
                .replace("LONG33", "n".repeat(33))
                .replace("LONG129", "e".repeat(117) + "@example.com")
                .replace("LONG256", "b".repeat(256))
                .replace("LONG65536", "c".repeat(65_536));
    }

    @Test
    void an_unknown_tag_and_a_page_beyond_the_end_are_no_errors() {
        assertThat(client.get("/api/v1/posts/tags?tag=nobody-uses-this").text())
                .isEqualTo("{\"code\":0,\"msg\":\"获取帖子列表成功\",\"data\":{\"posts\":[],\"total\":0,\"hasMore\":false}}");
        assertThat(client.get("/api/v1/posts?pageNo=999999999")
                        .data()
                        .get("posts")
                        .size())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /auth/logout",
        "GET, /auth/status",
        "POST, /users/me",
        "POST, /users/me/password",
        "POST, /posts",
        "POST, /posts/1",
        "DELETE, /posts/1",
        "GET, /posts/1/likes",
        "POST, /posts/1/likes",
        "DELETE, /posts/x/likes"
    })
    void without_a_login_the_answer_is_an_empty_401(String method, String path) {
        Answer answer = client.send(client.to("/api/v1" + path)
                .header("Origin", "http://localhost:5173")
                .header("Authorization", "Bearer nonsense")
                .method(method, BodyPublishers.ofString("{broken")));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("Content-Type")).isNull();
        assertThat(answer.header("Set-Cookie")).startsWith("refresh-token=; Path=/; Max-Age=0");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:5173");
    }
}
