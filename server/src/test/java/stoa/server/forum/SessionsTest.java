package stoa.server.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.conversation.command.MarkRead;
import stoa.api.conversation.command.SendMessage;
import stoa.api.conversation.command.Sent;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.platform.Commands;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;

/** The document's sessions through the whole of Stoa, with messages sent and read by command. */
@ForumContract
class SessionsTest {

    private static final String SESSIONS = "/api/v1/sessions";

    @LocalServerPort
    int port;

    @Autowired
    Commands commands;

    @Autowired
    ForumFace face;

    private Client client;
    private LoggedIn alice;
    private LoggedIn bob;

    @BeforeEach
    void register() {
        client = new Client(port);
        alice = client.register();
        bob = client.register();
    }

    private static String with(LoggedIn other) {
        return "/api/v1/users/" + other.id() + "/sessions";
    }

    private String open(LoggedIn by, LoggedIn other) {
        return client.get(with(other), by.bearer()).data().get("session_id").stringValue();
    }

    private String send(String session, LoggedIn from, LoggedIn to, String content) {
        SendMessage command =
                SendMessage.text(ConversationId.parse(session), account(from), account(to), content, Optional.empty());
        return commands.send(face, account(from), command, Sent.class).message().toString();
    }

    private void read(String session, LoggedIn by) {
        commands.send(
                face, account(by), new MarkRead(ConversationId.parse(session), account(by), OptionalLong.empty()));
    }

    private static AccountId account(LoggedIn person) {
        return AccountId.parse(person.id());
    }

    private JsonNode list(LoggedIn by) {
        return client.get(SESSIONS, by.bearer()).data();
    }

    private static List<String> all(JsonNode items, String key) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(key).stringValue())
                .toList();
    }

    private static String session(String id, LoggedIn target, String lastId, String last, int unread) {
        return ("{\"session_id\":\"%s\",\"target_id\":\"%s\",\"target_name\":\"%s\",\"target_avatar\":\"\","
                        + "\"last_message_id\":\"%s\",\"last_message\":\"%s\",\"last_message_time\":\"TIME\","
                        + "\"unread_count\":%d}")
                .formatted(id, target.id(), target.name(), lastId, last, unread);
    }

    @Test
    void users_id_sessions_and_sessions_answer_as_the_document_shows() {
        String id = open(alice, bob);
        send(id, bob, alice, "hi");
        String last = send(id, bob, alice, "hello");
        String shown = session(id, bob, last, "hello", 2);

        assertThat(Shown.of(client.get(with(bob), alice.bearer())))
                .isEqualTo("{\"code\":0,\"msg\":\"获取会话成功\",\"data\":" + shown + "}");
        assertThat(Shown.of(client.get(SESSIONS, alice.bearer())))
                .isEqualTo("{\"code\":0,\"msg\":\"获取会话列表成功\",\"data\":[" + shown + "]}");
        assertThat(Shown.of(client.get(SESSIONS, bob.bearer()))).contains(session(id, alice, last, "hello", 0));
    }

    @Test
    void users_id_sessions_messages_answers_as_the_document_shows() {
        String id = open(alice, bob);
        String message = send(id, alice, bob, "hello");

        assertThat(Shown.of(client.get(with(bob) + "/messages?pageNo=1&pageSize=5", alice.bearer())))
                .isEqualTo(("{\"code\":0,\"msg\":\"获取聊天记录成功\",\"data\":{\"total\":1,\"has_more\":false,"
                                + "\"messages\":[{\"content\":\"hello\",\"message_from\":\"%s\",\"message_to\":\"%s\","
                                + "\"id\":\"%s\",\"session_id\":\"%s\",\"session_type\":1,\"created_at\":\"TIME\"}]}}")
                        .formatted(alice.id(), bob.id(), message, id));
    }

    @Test
    void sessions_id_is_deleted_on_one_side_as_the_document_shows() {
        String id = open(alice, bob);
        send(id, bob, alice, "hello");

        assertThat(client.delete(SESSIONS + "/" + id, alice.bearer()).text())
                .isEqualTo("{\"code\":0,\"msg\":\"删除会话成功\"}");
        assertThat(list(alice).size()).isZero();
        assertThat(all(list(bob), "session_id")).containsExactly(id);
    }

    @Test
    void a_new_session_is_seen_by_both_and_has_the_time_of_its_creation() {
        JsonNode created = client.get(with(bob), alice.bearer()).data();

        assertThat(created.get("last_message_id").stringValue()).isEqualTo("0");
        assertThat(created.get("last_message").stringValue()).isEmpty();
        assertThat(created.get("unread_count").intValue()).isZero();
        assertThat(list(bob).get(0).get("session_id")).isEqualTo(created.get("session_id"));
        assertThat(list(bob).get(0).get("last_message_time")).isEqualTo(created.get("last_message_time"));
        assertThat(list(client.register()).toString()).isEqualTo("[]");
    }

    @RepeatedTest(5)
    void both_opening_at_once_twice_each_get_one_session() throws Exception {
        CyclicBarrier start = new CyclicBarrier(4);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Answer>> answers = threads.invokeAll(IntStream.range(0, 4)
                    .<Callable<Answer>>mapToObj(i -> () -> {
                        start.await();
                        return i % 2 == 0
                                ? client.get(with(bob), alice.bearer())
                                : client.get(with(alice), bob.bearer());
                    })
                    .toList());
            List<String> ids = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
                ids.add(answer.get().data().get("session_id").stringValue());
            }
            assertThat(ids).containsOnly(ids.getFirst());
            assertThat(all(list(alice), "session_id")).containsExactly(ids.getFirst());
            assertThat(all(list(bob), "session_id")).containsExactly(ids.getFirst());
        }
    }

    @Test
    void a_deleted_session_opens_again_with_its_whole_history() {
        String id = open(alice, bob);
        send(id, bob, alice, "one");
        send(id, alice, bob, "two");
        client.delete(SESSIONS + "/" + id, alice.bearer());

        assertThat(open(alice, bob)).isEqualTo(id);

        assertThat(all(list(alice), "session_id")).containsExactly(id);
        JsonNode history = client.get(with(bob) + "/messages", alice.bearer()).data();
        assertThat(all(history.get("messages"), "content")).containsExactly("two", "one");
    }

    @Test
    void a_message_brings_a_deleted_session_back_with_summary_and_count() {
        String id = open(alice, bob);
        client.delete(SESSIONS + "/" + id, alice.bearer());

        String message = send(id, bob, alice, "are you there?");

        assertThat(Shown.of(client.get(SESSIONS, alice.bearer())))
                .contains("[" + session(id, bob, message, "are y", 1) + "]");
    }

    @Test
    void a_summary_is_five_characters_and_the_history_is_what_was_sent() {
        String id = open(alice, bob);
        String content = "\uD83D\uDE00 <b>你好</b>&amp;\n\t \u0000";
        send(id, alice, bob, content);

        assertThat(list(bob).get(0).get("last_message").stringValue()).isEqualTo("\uD83D\uDE00 <b>");
        assertThat(client.get(with(alice) + "/messages", bob.bearer())
                        .data()
                        .get("messages")
                        .get(0)
                        .get("content")
                        .stringValue())
                .isEqualTo(content);
    }

    @Test
    void only_messages_move_time_and_order_and_only_reading_clears_the_count() {
        LoggedIn eve = client.register();
        String withBob = open(alice, bob);
        String withEve = open(alice, eve);
        send(withEve, eve, alice, "first");
        send(withBob, bob, alice, "second");
        send(withBob, bob, alice, "third");
        send(withBob, alice, bob, "mine");
        JsonNode before = list(alice);
        assertThat(all(before, "session_id")).containsExactly(withBob, withEve);
        assertThat(before.get(0).get("unread_count").intValue()).isEqualTo(2);

        client.get(with(eve) + "/messages", alice.bearer());
        client.get(with(bob), alice.bearer());
        assertThat(list(alice)).isEqualTo(before);

        read(withBob, alice);
        read(withEve, alice);
        JsonNode after = list(alice);
        assertThat(all(after, "session_id")).containsExactly(withBob, withEve);
        assertThat(all(after, "last_message_time")).isEqualTo(all(before, "last_message_time"));
        assertThat(after.get(0).get("unread_count").intValue()).isZero();
        assertThat(after.get(1).get("unread_count").intValue()).isZero();
    }

    @Test
    void pages_follow_each_other_newest_first_and_the_last_one_says_so() {
        String id = open(alice, bob);
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sent.addFirst(send(id, i % 2 == 0 ? alice : bob, i % 2 == 0 ? bob : alice, "m" + i));
        }

        List<String> read = new ArrayList<>();
        for (int page = 1; page <= 2; page++) {
            JsonNode data = client.get(with(bob) + "/messages?pageNo=" + page, alice.bearer())
                    .data();
            assertThat(data.get("total").intValue()).isEqualTo(10);
            assertThat(data.get("has_more").booleanValue()).isEqualTo(page < 2);
            read.addAll(all(data.get("messages"), "id"));
        }

        assertThat(read).isEqualTo(sent);
        assertThat(sent).allSatisfy(message -> assertThat(message).hasSize(16));
        JsonNode beyond =
                client.get(with(bob) + "/messages?pageNo=3", alice.bearer()).data();
        assertThat(beyond.get("messages").size()).isZero();
        assertThat(beyond.get("has_more").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /users/abc/sessions                     | 10002/400",
                "GET    | /users/0/sessions                       | 10002/400",
                "GET    | /users/42/sessions                      | 20001/404",
                "GET    | /users/ALICE/sessions                   | 10002/400",
                "GET    | /users/abc/sessions/messages            | 10002/400",
                "GET    | /users/42/sessions/messages?pageNo=0    | 10002/400",
                "GET    | /users/42/sessions/messages?pageSize=0  | 10002/400",
                "GET    | /users/42/sessions/messages?pageSize=101 | 10002/400",
                "GET    | /users/42/sessions/messages?pageSize=   | 10002/400",
                "DELETE | /sessions/abc                           | 10002/400",
                "DELETE | /sessions/99999999999999999999          | 10002/400"
            })
    void what_is_asked_wrongly_is_refused(String method, String path, String outcome) {
        assertThat(as(alice, method, path).outcome()).isEqualTo(outcome);
    }

    @Test
    void a_session_that_is_unknown_or_somebody_elses_counts_as_deleted() {
        String others = open(bob, client.register());

        for (String id : List.of("42", "0", "-1", others)) {
            assertThat(as(alice, "DELETE", "/sessions/" + id).outcome()).isEqualTo("0/200");
        }
        assertThat(list(bob).size()).isEqualTo(1);
    }

    @Test
    void a_history_with_nobody_or_oneself_is_empty() {
        for (String id : List.of("42", bob.id(), alice.id())) {
            assertThat(as(alice, "GET", "/users/" + id + "/sessions/messages").text())
                    .isEqualTo("{\"code\":0,\"msg\":\"获取聊天记录成功\",\"data\":"
                            + "{\"total\":0,\"has_more\":false,\"messages\":[]}}");
        }
        assertThat(list(alice).size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /users/1/sessions",
        "GET, /users/1/sessions/messages",
        "GET, /users/abc/sessions",
        "GET, /sessions",
        "DELETE, /sessions/1"
    })
    void without_a_login_the_answer_is_an_empty_401(String method, String path) {
        Answer answer = client.send(client.to("/api/v1" + path).method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEmpty();
    }

    private Answer as(LoggedIn person, String method, String path) {
        return client.send(client.to("/api/v1" + path.replace("ALICE", alice.id()))
                .headers(person.bearer())
                .method(method, BodyPublishers.noBody()));
    }
}
