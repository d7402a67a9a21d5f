package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Doors;
import stoa.server.faces.People.Person;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.SocketClient;

/** Registering, logging in and profiles on the IM face, as its document has them. */
@ForumContract
class ImAccountsTest {

    private static final String ME = "/api/v1/users/me";
    private static final String UNAUTHENTICATED = "{\"error\":\"未认证或 Token 无效\"}";

    @LocalServerPort
    int mainPort;

    private final People people;
    private final Client im;

    @Autowired
    ImAccountsTest(Doors doors, ImFace imFace, ChatFace chatFace) {
        people = new People(doors, imFace, chatFace);
        im = people.im;
    }

    private Person alice;

    @BeforeEach
    void register() {
        alice = people.register();
    }

    private Answer register(String name, String password, String email, String more) {
        return im.post("/auth/register", """
                {"username":"%s","password":"%s","email":"%s"%s}""".formatted(name, password, email, more));
    }

    @Test
    void registering_answers_201_with_the_documents_fields_and_logs_nobody_in() {
        String name = People.freshName();
        Answer answer = register(name, "secret", name + "@example.com", ",\"nickname\":\"Bob\"");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(People.shape(answer.text())).isEqualTo("""
                {"id":ID,"username":"%s","email":"%s@example.com","nickname":"Bob","avatarUrl":"",\
                "createdAt":"TIME"}""".formatted(name, name));
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.header("Authorization")).isNull();
    }

    @Test
    void who_says_no_nickname_goes_by_their_name() {
        String name = People.freshName();
        assertThat(register(name, "secret", name + "@example.com", "")
                        .json()
                        .get("nickname")
                        .stringValue())
                .isEqualTo(name);
    }

    @Test
    void a_name_or_an_email_that_is_taken_is_a_bad_request() {
        String fresh = People.freshName();
        assertThat(register(alice.name().toUpperCase(java.util.Locale.ROOT), "secret", fresh + "@example.com", "")
                        .status())
                .isEqualTo(400);
        Answer email = register(fresh, "secret", alice.email().toUpperCase(java.util.Locale.ROOT), "");
        assertThat(email.status()).isEqualTo(400);
        assertThat(email.text()).isEqualTo("{\"error\":\"用户名或邮箱已存在\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"username\":\"somebody\",\"password\":\"secret\"}",
                "{\"username\":\"somebody\",\"email\":\"s@example.com\"}",
                "{\"password\":\"secret\",\"email\":\"s@example.com\"}",
                "{\"username\":\"somebody\",\"password\":\"short\",\"email\":\"s@example.com\"}",
                "{\"username\":\"somebody\",\"password\":\"secret\",\"email\":\"no address\"}",
                "{\"username\":\"s\",\"password\":\"secret\",\"email\":\"s@example.com\"}",
                "{\"username\":\"a/b\",\"password\":\"secret\",\"email\":\"s@example.com\"}",
                "{\"username\":\"admin\",\"password\":\"secret\",\"email\":\"s@example.com\"}",
                "{\"username\":7,\"password\":\"secret\",\"email\":\"s@example.com\"}"
            })
    void what_is_missing_or_malformed_is_a_bad_request(String body) {
        Answer answer = im.post("/auth/register", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").stringValue()).isNotBlank();
    }

    @Test
    void one_sees_oneself_with_all_that_one_has_said() {
        Answer answer = im.get(ME, alice.bearer());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(People.shape(answer.text()).replace(alice.name(), "NAME")).isEqualTo("""
                {"id":ID,"username":"NAME","email":"NAME@example.com","nickname":"The NAME","avatarUrl":"",\
                "status":"offline","lastSeenAt":"TIME","bio":"","createdAt":"TIME","updatedAt":"TIME"}""");
    }

    @Test
    void others_see_neither_email_nor_times_and_need_no_login() {
        String shown = im.get("/users/" + alice.id()).text();

        assertThat(People.shape(shown).replace(alice.name(), "NAME")).isEqualTo("""
                {"id":ID,"username":"NAME","nickname":"The NAME","avatarUrl":"","status":"offline","bio":""}""");
        assertThat(im.get("/users/" + alice.id(), "Authorization", "Bearer rubbish")
                        .text())
                .isEqualTo(shown);
    }

    @Test
    void whoever_has_a_socket_open_on_any_face_is_online() {
        try (SocketClient socket = people.chatSocket(alice)) {
            socket.send("{\"type\":\"ping\"}");
            assertThat(socket.next()).isEqualTo("{\"type\":\"pong\"}");
            assertThat(im.get("/users/" + alice.id()).json().get("status").stringValue())
                    .isEqualTo("online");
        }
    }

    @ParameterizedTest
    @CsvSource({"404, 1234567890123456", "400, 0", "400, -1", "400, x", "400, 1.5", "400, 99999999999999999999"})
    void an_id_of_nobody_is_unknown_and_one_that_is_none_a_bad_request(int status, String id) {
        assertThat(im.get("/users/" + id).status()).isEqualTo(status);
    }

    @Test
    void an_edit_changes_what_it_names_and_clears_what_it_names_as_empty() {
        Answer first =
                im.put(ME, "{\"nickname\":\"A\",\"avatarUrl\":\"http://a/b.png\",\"bio\":\"hello\"}", alice.bearer());
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().get("bio").stringValue()).isEqualTo("hello");

        Answer second =
                im.put(ME, "{\"nickname\":null,\"bio\":\"\",\"username\":\"other\",\"email\":\"x\"}", alice.bearer());
        assertThat(second.json().get("nickname").stringValue()).isEqualTo("A");
        assertThat(second.json().get("avatarUrl").stringValue()).isEqualTo("http://a/b.png");
        assertThat(second.json().get("bio").stringValue()).isEmpty();
        assertThat(second.json().get("username").stringValue()).isEqualTo(alice.name());
        assertThat(second.text()).isEqualTo(im.get(ME, alice.bearer()).text());
        assertThat(im.put(ME, "{}", alice.bearer()).json().get("nickname").stringValue())
                .isEqualTo("A");
    }

    @ParameterizedTest
    @CsvSource({"nickname, 50", "bio, 500", "avatarUrl, 2048"})
    void what_is_too_long_is_a_bad_request(String field, int most) {
        assertThat(im.put(ME, "{\"" + field + "\":\"" + "长".repeat(most) + "\"}", alice.bearer())
                        .status())
                .isEqualTo(200);
        assertThat(im.put(ME, "{\"" + field + "\":\"" + "长".repeat(most + 1) + "\"}", alice.bearer())
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/users/me",
        "PUT, /api/v1/users/me",
        "GET, /api/v1/conversations",
        "POST, /api/v1/conversations/private",
        "GET, /api/v1/conversations/x/messages",
        "POST, /api/v1/conversations/x/messages",
        "POST, /api/v1/groups",
        "DELETE, /api/v1/groups/x",
        "POST, /api/v1/groups/x/join",
        "POST, /api/v1/groups/x/leave",
        "GET, /api/v1/groups/x/members",
        "POST, /api/v1/groups/x/members",
        "POST, /api/v1/groups/x/transfer",
        "GET, /api/v1/groups/x/requests",
        "POST, /api/v1/groups/x/requests/y/approve",
        "POST, /api/v1/groups/x/requests/y/refuse",
        "GET, /ws"
    })
    void without_a_login_the_documents_401_comes_before_anything_else(String method, String path) {
        String cookie = "x-jwt-token=" + alice.token();
        for (String[] headers : new String[][] {
            {"X", "y"}, {"Authorization", "Bearer rubbish"}, {"Authorization", "Basic eDp5"}, {"Cookie", cookie}
        }) {
            Answer answer = im.send(
                    im.to(path).headers(headers).method(method, java.net.http.HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text()).isEqualTo(UNAUTHENTICATED);
        }
    }

    @Test
    void a_token_in_the_query_counts_at_the_socket_alone() {
        assertThat(im.get(ME + "?token=" + alice.token()).status()).isEqualTo(401);
        assertThat(im.get("/ws?token=" + alice.token()).status()).isEqualTo(400);
        assertThat(im.get("/ws?token=rubbish").status()).isEqualTo(401);
    }

    @Test
    void an_account_is_one_on_all_faces() {
        Answer forum = new Client(mainPort).post("/api/v1/auth/login", """
                        {"name":"%s","password":"e52d98c459819a11775936d8dfbb7929"}""".formatted(alice.name()));
        assertThat(forum.status()).as(forum.text()).isEqualTo(200);
        assertThat(forum.data().get("id").stringValue()).isEqualTo(Long.toString(alice.id()));
        assertThat(people.chat
                        .post("/api/v1/login", """
                                {"email":"%s","password":"%s"}""".formatted(alice.email(), People.PASSWORD))
                        .data()
                        .get("user")
                        .get("user_id")
                        .stringValue())
                .isEqualTo(Long.toString(alice.id()));
    }
}
