package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Doors;
import stoa.server.faces.People.Person;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import tools.jackson.databind.JsonNode;

/** Accounts, messages of two and groups on the Chat face, as its document has them. */
@ForumContract
class ChatTest {

    private static final String PROFILE = "/api/v1/user/profile";
    private static final String SEND = "/api/v1/chat/message";
    private static final String LIST = "/api/v1/chat/messages";
    private static final String SUCCESS = "{\"code\":200,\"message\":\"success\",\"data\":%s}";
    private static final String UNAUTHENTICATED = "{\"code\":401,\"message\":\"未授权\",\"error\":\"未认证或 Token 无效\"}";

    private final People people;
    private final Client chat;
    private Person alice;
    private Person bob;

    @Autowired
    ChatTest(Doors doors, ImFace imFace, ChatFace chatFace) {
        people = new People(doors, imFace, chatFace);
        chat = people.chat;
    }

    @BeforeEach
    void meet() {
        alice = people.register();
        bob = people.register();
    }

    private Answer register(String name, String email, String more) {
        return chat.post("/api/v1/register", """
                {"username":"%s","email":"%s","password":"secret"%s}""".formatted(name, email, more));
    }

    private Answer say(Person from, Person to, String content) {
        return chat.post(SEND, """
                {"type":"text","content":"%s","receiver_id":"%d"}""".formatted(content, to.id()), from.bearer());
    }

    private JsonNode history(Person reader, Person other, String more) {
        return chat.get(LIST + "?receiver_id=" + other.id() + more, reader.bearer())
                .data();
    }

    private static List<String> contents(JsonNode history) {
        return history.get("messages")
                .valueStream()
                .map(message -> message.get("content").stringValue())
                .toList();
    }

    @Test
    void registering_answers_200_with_the_documents_fields() {
        String name = People.freshName();
        Answer answer = register(name, name + "@example.com", ",\"phone\":\"+41 1\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(People.shape(answer.text())).isEqualTo(SUCCESS.formatted("""
                {"user_id":"ID","username":"%s","email":"%s@example.com","phone":"+41 1",\
                "created_at":"TIME"}""".formatted(name, name)));
    }

    @Test
    void what_is_taken_is_a_bad_request_that_names_the_field() {
        String fresh = People.freshName();
        assertThat(register(alice.name(), fresh + "@example.com", "").text())
                .isEqualTo("{\"code\":400,\"message\":\"请求参数错误\",\"error\":\"用户名已存在\"}");
        Answer email = register(fresh, alice.email(), "");
        assertThat(email.status()).isEqualTo(400);
        assertThat(email.text()).isEqualTo("{\"code\":400,\"message\":\"请求参数错误\",\"error\":\"邮箱已存在\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"username\":\"somebody\",\"password\":\"secret\"}",
                "{\"username\":\"somebody\",\"email\":\"s@example.com\"}",
                "{\"username\":\"somebody\",\"email\":\"s@example.com\",\"password\":\"short\"}",
                "{\"username\":\"somebody\",\"email\":\"no address\",\"password\":\"secret\"}",
                "{\"username\":\"somebody\",\"email\":\"s@example.com\",\"password\":\"secret\",\"phone\":\""
                        + "123456789012345678901234567890123\"}"
            })
    void what_is_missing_or_malformed_is_a_bad_request(String body) {
        Answer answer = chat.post("/api/v1/register", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("{\"code\":400,\"message\":\"请求参数错误\",\"error\":\"请求参数错误\"}");
    }

    @Test
    void a_profile_has_all_that_one_has_said_and_an_edit_answers_without_the_email() {
        assertThat(People.shape(chat.get(PROFILE, alice.bearer()).text()))
                .isEqualTo(SUCCESS.formatted("""
                {"user_id":"ID","username":"%s","email":"%s","phone":"","avatar":"","created_at":"TIME",\
                "updated_at":"TIME"}""".formatted(alice.name(), alice.email())));
        String renamed = People.freshName();
        Answer edited = chat.put(
                PROFILE, "{\"username\":\"" + renamed + "\",\"avatar\":\"http://a\",\"phone\":\"12\"}", alice.bearer());
        assertThat(edited.status()).isEqualTo(200);
        assertThat(People.shape(edited.text()).replace(renamed, "NAME")).isEqualTo(SUCCESS.formatted("""
                {"user_id":"ID","username":"NAME","avatar":"http://a","phone":"12","updated_at":"TIME"}"""));
        JsonNode cleared = chat.put(PROFILE, "{\"avatar\":\"\",\"phone\":null}", alice.bearer())
                .data();
        assertThat(cleared.get("avatar").stringValue()).isEmpty();
        assertThat(cleared.get("phone").stringValue()).isEqualTo("12");
        assertThat(people.im
                        .post("/auth/login", """
                                {"username":"%s","password":"%s"}""".formatted(renamed, People.PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_name_is_neither_cleared_nor_taken_from_somebody() {
        assertThat(chat.put(PROFILE, "{\"username\":\"\"}", alice.bearer()).status())
                .isEqualTo(400);
        assertThat(chat.put(PROFILE, "{\"username\":\"" + bob.name() + "\"}", alice.bearer())
                        .text())
                .isEqualTo("{\"code\":400,\"message\":\"请求参数错误\",\"error\":\"用户名已存在\"}");
    }

    @Test
    void a_message_sent_is_the_documents_and_stands_in_both_histories() {
        Answer sent = say(alice, bob, "hi");

        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.text()).isEqualTo(SUCCESS.formatted("""
                {"message_id":"%s","type":"text","content":"hi","sender_id":"%d","receiver_id":"%d","group_id":"",\
                "created_at":"%s"}""".formatted(
                        sent.data().get("message_id").stringValue(),
                        alice.id(),
                        bob.id(),
                        sent.data().get("created_at").stringValue())));
        Answer history = chat.get(LIST + "?receiver_id=" + bob.id(), alice.bearer());
        String message = sent.data().toString();
        assertThat(history.text())
                .isEqualTo(SUCCESS.formatted("{\"messages\":["
                        + message.substring(0, message.length() - 1)
                        + ",\"read_by\":[]}],\"total\":1}"));
    }

    @Test
    void whoever_is_shown_a_message_has_read_it_and_sees_so_at_once() {
        say(alice, bob, "one");
        say(alice, bob, "two");
        JsonNode first =
                history(bob, alice, "&limit=1&offset=1").get("messages").get(0);
        assertThat(People.shape(first.get("read_by").toString()))
                .isEqualTo("[{\"user_id\":\"ID\",\"read_at\":\"TIME\"}]");
        assertThat(first.get("read_by").get(0).get("user_id").stringValue()).isEqualTo(Long.toString(bob.id()));
        JsonNode seen = history(alice, bob, "").get("messages");
        assertThat(seen.get(0).get("read_by").size()).as("two is not read").isZero();
        assertThat(seen.get(1).get("read_by")).as("one is").isEqualTo(first.get("read_by"));
    }

    @Test
    void a_history_is_newest_first_both_ways_with_the_whole_number_of_messages() {
        IntStream.rangeClosed(1, 25)
                .forEach(number -> say(number % 2 == 0 ? bob : alice, number % 2 == 0 ? alice : bob, "m" + number));

        assertThat(contents(history(alice, bob, ""))).hasSize(20).startsWith("m25", "m24");
        assertThat(contents(history(bob, alice, "&limit=3&offset=21"))).containsExactly("m4", "m3", "m2");
        assertThat(contents(history(bob, alice, "&limit=0&offset=-3"))).hasSize(20);
        assertThat(contents(history(bob, alice, "&limit=101"))).hasSize(20);
        assertThat(contents(history(bob, alice, "&limit=100"))).hasSize(25);
        assertThat(history(bob, alice, "&offset=30").get("total").intValue()).isEqualTo(25);
        JsonNode newest = history(alice, bob, "&limit=2").get("messages");
        assertThat(newest.get(1).get("receiver_id").stringValue()).isEqualTo(Long.toString(alice.id()));
    }

    @Test
    void two_who_have_not_written_have_an_empty_history_and_no_conversation() {
        assertThat(chat.get(LIST + "?receiver_id=" + bob.id(), alice.bearer()).text())
                .isEqualTo(SUCCESS.formatted("{\"messages\":[],\"total\":0}"));
        assertThat(people.im.get("/api/v1/conversations", bob.bearer()).text()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "400, ''",
        "400, ?receiver_id=&group_id=",
        "400, ?receiver_id=1&group_id=1",
        "400, ?receiver_id=x",
        "400, ?receiver_id=0",
        "404, ?receiver_id=1234567890123456",
        "404, ?group_id=1234567890123456",
        "404, ?group_id=2"
    })
    void a_history_is_of_exactly_one_that_there_is(int status, String query) {
        assertThat(chat.get(LIST + query, alice.bearer()).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "400, ''",
        "400, {}",
        "400, '{\"content\":\"x\"}'",
        "400, '{\"content\":\"x\",\"receiver_id\":\"\",\"group_id\":\"\"}'",
        "400, '{\"content\":\"x\",\"receiver_id\":\"7\",\"group_id\":\"7\"}'",
        "400, '{\"content\":\"\",\"receiver_id\":\"7\"}'",
        "400, '{\"content\":\"x\",\"type\":\"video\",\"receiver_id\":\"7\"}'",
        "400, '{\"content\":\"x\",\"receiver_id\":\"x\"}'",
        "400, '{\"content\":\"x\",\"receiver_id\":true}'",
        "404, '{\"content\":\"x\",\"receiver_id\":\"1234567890123456\"}'",
        "404, '{\"content\":\"x\",\"receiver_id\":1234567890123456}'",
        "404, '{\"content\":\"x\",\"group_id\":\"1234567890123456\"}'",
        "404, '{\"content\":\"x\",\"group_id\":\"2\"}'"
    })
    void a_message_goes_to_exactly_one_that_there_is(int status, String body) {
        Answer answer = chat.post(SEND, body, alice.bearer());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(status);
    }

    @Test
    void nobody_writes_to_themselves_or_reads_what_they_wrote_there() {
        assertThat(say(alice, alice, "me").status()).isEqualTo(400);
        assertThat(chat.get(LIST + "?receiver_id=" + alice.id(), alice.bearer()).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "file", "text"})
    void a_message_has_one_of_three_types(String type) {
        String content = "http://x/" + type;
        String body = "{\"type\":\"" + type + "\",\"content\":\"" + content + "\",\"receiver_id\":" + bob.id() + "}";
        JsonNode sent = chat.post(SEND, body, alice.bearer()).data();
        assertThat(sent.get("type").stringValue()).isEqualTo(type);
        assertThat(history(bob, alice, "").get("messages").get(0).get("type").stringValue())
                .isEqualTo(type);
    }

    @Test
    void what_was_sent_here_is_shown_on_the_other_face_with_how_far_it_has_come() {
        say(alice, bob, "across");
        JsonNode row =
                people.im.get("/api/v1/conversations", bob.bearer()).json().get(0);
        assertThat(row.get("lastMessage").get("content").stringValue()).isEqualTo("across");
        assertThat(row.get("unreadCount").intValue()).isEqualTo(1);
        history(bob, alice, "");
        String path = "/api/v1/conversations/" + row.get("id").longValue() + "/messages";
        assertThat(people.im
                        .get(path, alice.bearer())
                        .json()
                        .get(0)
                        .get("status")
                        .stringValue())
                .isEqualTo("read");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/user/profile",
        "PUT, /api/v1/user/profile",
        "GET, /api/v1/ws",
        "POST, /api/v1/chat/message",
        "GET, /api/v1/chat/messages",
        "POST, /api/v1/group"
    })
    void without_a_login_the_documents_401_comes_before_anything_else(String method, String path) {
        for (String[] headers : new String[][] {
            {"X", "y"}, {"Authorization", "Bearer rubbish"}, {"Cookie", "x-jwt-token=" + alice.token()}
        }) {
            Answer answer = chat.send(chat.to(path).headers(headers).method(method, BodyPublishers.noBody()));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text()).isEqualTo(UNAUTHENTICATED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, POST, /api/v1/group/",
        "404, POST, /api/v1/groups",
        "405, POST, /api/v1/chat/messages",
        "405, GET, /api/v1/chat/message"
    })
    void paths_are_matched_exactly(int status, String method, String path) {
        Answer answer = chat.send(chat.to(path).headers(alice.bearer()).method(method, BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(status);
    }
}
