package stoa.server.forum;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

/** Each documented endpoint with the document's own example: the same words, keys and order of keys. */
@ForumContract
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentExamplesTest {

    private static final String REGISTER = """
            {
              "email": "alice@example.com",
              "name": "alice",
              "password": "0123456789abcdef0123456789abcdef"
            }""";
    private static final String HELLO = """
            {
              "title": "hello world",
              "content": "first user",
              "tags": ["go", "gin"]
            }""";

    @LocalServerPort
    int port;

    private Client client;
    private Answer registered;
    private LoggedIn alice;
    private String author;

    @BeforeAll
    void registerAlice() {
        client = new Client(port);
        registered = client.post("/api/v1/auth/register", REGISTER, "Content-Type", "application/json");
        alice = LoggedIn.from("alice", registered);
        author = "{\"id\":\"" + alice.id() + "\",\"email\":\"alice@example.com\",\"name\":\"alice\",\"avatar\":\"\"}";
    }

    private LoggedIn somebody() {
        return client.register();
    }

    private String publish(LoggedIn by) {
        return client.post("/api/v1/posts", HELLO, by.bearer()).data().get("id").stringValue();
    }

    private String detail(String id, int views, String tags) {
        return ("{\"id\":\"%s\",\"view_count\":%d,\"like_count\":0,\"comment_count\":0,\"title\":\"hello world\","
                        + "\"content\":\"first user\",\"created_at\":\"TIME\",\"author\":%s,\"tags\":%s}")
                .formatted(id, views, author, tags);
    }

    @Test
    void auth_register() {
        assertThat(registered.text()).isEqualTo("{\"code\":0,\"msg\":\"注册成功\",\"data\":" + author + "}");
        assertThat(registered.header("Authorization")).matches("Bearer [A-Za-z0-9._-]+");
        assertThat(registered.header("Set-Cookie")).matches("refresh-token=[A-Za-z0-9._-]+; Path=/; .*HttpOnly.*");
        assertThat(alice.id()).matches("\\d{16}");
    }

    @Test
    void auth_login() {
        Answer answer = client.post(
                "/api/v1/auth/login", "{\"name\": \"alice\", \"password\": \"0123456789abcdef0123456789abcdef\"}");

        assertThat(answer.text()).isEqualTo("{\"code\":0,\"msg\":\"登录成功\",\"data\":" + author + "}");
        assertThat(answer.header("Authorization")).startsWith("Bearer ");
        assertThat(answer.header("Set-Cookie")).startsWith("refresh-token=");
    }

    @Test
    void auth_logout() {
        LoggedIn bob = somebody();

        assertThat(client.post("/api/v1/auth/logout", "", bob.bearer()).text())
                .isEqualTo("{\"code\":0,\"msg\":\"登出成功\"}");
        assertThat(client.get("/api/v1/auth/status", bob.bearer()).status()).isEqualTo(401);
    }

    @Test
    void auth_status() {
        assertThat(client.get("/api/v1/auth/status", alice.bearer()).text())
                .isEqualTo("{\"code\":0,\"msg\":\"登录状态检查成功\"}");
    }

    @Test
    void users_id_and_users_me() {
        LoggedIn bob = somebody();
        Answer edited = client.post("/api/v1/users/me", """
                {
                    "bio": "hello",
                    "gender": 1,
                    "birthday": "2024-01-01",
                    "location": "shanghai",
                    "country": "cn"
                }""", bob.bearer());
        Answer read = client.get("/api/v1/users/" + bob.id(), bob.bearer());

        assertThat(edited.text()).isEqualTo("{\"code\":0,\"msg\":\"修改个人资料成功\"}");
        assertThat(read.text()
                        .replaceAll("\"last_login_ip\":\"(127.0.0.1|0:0:0:0:0:0:0:1)\"", "\"last_login_ip\":\"me\""))
                .isEqualTo(("{\"code\":0,\"msg\":\"获取个人资料成功\",\"data\":{\"id\":\"%s\",\"name\":\"%s\","
                                + "\"email\":\"%s@example.com\",\"avatar\":\"\",\"bio\":\"hello\",\"gender\":1,"
                                + "\"birthday\":\"2024-01-01T00:00:00Z\",\"location\":\"shanghai\",\"country\":\"cn\","
                                + "\"last_login_ip\":\"me\"}}")
                        .formatted(bob.id(), bob.name(), bob.name()));
    }

    @Test
    void users_me_password() {
        LoggedIn bob = somebody();

        assertThat(client.post("/api/v1/users/me/password", """
                                {
                                  "old_password": "0123456789abcdef0123456789abcdef",
                                  "new_password": "abcdef0123456789abcdef0123456789"
                                }""", bob.bearer()).text())
                .isEqualTo("{\"code\":0,\"msg\":\"密码修改成功\"}");
        assertThat(client.post(
                                "/api/v1/auth/login",
                                "{\"name\": \"%s\", \"password\": \"abcdef0123456789abcdef0123456789\"}"
                                        .formatted(bob.name()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void users_id_posts() {
        LoggedIn bob = somebody();
        String post = publish(bob);

        assertThat(Shown.of(client.get("/api/v1/users/" + bob.id() + "/posts?pageNo=1&pageSize=10")))
                .isEqualTo(("{\"code\":0,\"msg\":\"获取帖子列表成功\",\"data\":{\"posts\":[{\"id\":\"%s\","
                                + "\"title\":\"hello world\",\"created_at\":\"TIME\",\"author\":{\"id\":\"%s\","
                                + "\"email\":\"%s@example.com\",\"name\":\"%s\",\"avatar\":\"\"}}],"
                                + "\"total\":1,\"hasMore\":false}}")
                        .formatted(post, bob.id(), bob.name(), bob.name()));
    }

    @Test
    void posts_create_and_posts_id() {
        Answer created = client.post("/api/v1/posts", HELLO, alice.bearer());
        String id = created.data().get("id").stringValue();
        Answer read = client.get("/api/v1/posts/" + id);

        assertThat(Shown.of(created))
                .isEqualTo("{\"code\":0,\"msg\":\"帖子创建成功\",\"data\":" + detail(id, 0, "[\"go\",\"gin\"]") + "}");
        assertThat(Shown.of(read))
                .isEqualTo("{\"code\":0,\"msg\":\"获取帖子详情成功\",\"data\":" + detail(id, 1, "[\"go\",\"gin\"]") + "}");
    }

    @Test
    void posts() {
        String id = publish(alice);

        Answer answer = client.get("/api/v1/posts?pageNo=1&pageSize=1");

        assertThat(Shown.of(answer))
                .startsWith("{\"code\":0,\"msg\":\"获取帖子列表成功\",\"data\":{\"posts\":[" + detail(id, 0, "[\"go\",\"gin\"]")
                        + "],\"total\":");
        assertThat(answer.data().propertyNames()).containsExactly("posts", "total", "hasMore");
    }

    @Test
    void posts_tags() {
        String id = publish(alice);

        assertThat(Shown.of(client.get("/api/v1/posts/tags?tag=GO&pageNo=1&pageSize=10")))
                .startsWith(
                        "{\"code\":0,\"msg\":\"获取帖子列表成功\",\"data\":{\"posts\":[" + detail(id, 0, "[\"go\",\"gin\"]"));
    }

    @Test
    void posts_top() {
        String id = publish(alice);

        Answer answer = client.get("/api/v1/posts/top");

        assertThat(answer.text())
                .matches("\\{\"code\":0,\"msg\":\"获取热门帖子榜单成功\",\"data\":\\[\\{\"id\":\"" + id
                        + "\",\"title\":\"hello world\",\"score\":\\d{10}(\\.\\d+)?}.*]}");
    }

    @Test
    void posts_id_update_and_delete() {
        String path = "/api/v1/posts/" + publish(alice);
        Answer updated = client.post(path, """
                {
                    "title": "hello world v2",
                    "content": "updated",
                    "tags": ["go"]
                }""", alice.bearer());
        Answer read = client.get(path);
        Answer deleted = client.delete(path, alice.bearer());

        assertThat(updated.text()).isEqualTo("{\"code\":0,\"msg\":\"帖子更新成功\"}");
        assertThat(read.data().get("title").stringValue()).isEqualTo("hello world v2");
        assertThat(read.data().get("tags").toString()).isEqualTo("[\"go\"]");
        assertThat(deleted.text()).isEqualTo("{\"code\":0,\"msg\":\"帖子删除成功\"}");
        assertThat(client.get(path).outcome()).isEqualTo("30001/404");
    }

    @Test
    void posts_id_likes() {
        String path = "/api/v1/posts/" + publish(alice) + "/likes";
        LoggedIn bob = somebody();
        Answer liked = client.post(path, "", bob.bearer());
        Answer read = client.get(path, bob.bearer());
        Answer withdrawn = client.delete(path, bob.bearer());

        assertThat(liked.text()).isEqualTo("{\"code\":0,\"msg\":\"success\"}");
        assertThat(read.text()).isEqualTo("{\"code\":0,\"msg\":\"success\",\"data\":true}");
        assertThat(withdrawn.text()).isEqualTo("{\"code\":0,\"msg\":\"success\"}");
        assertThat(client.get(path, bob.bearer()).text()).isEqualTo("{\"code\":0,\"msg\":\"success\",\"data\":false}");
    }

    @Test
    void metrics() {
        Answer answer = client.get("/metrics");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("# HELP ", "# TYPE ", "stoa_http_requests_seconds");
    }
}
