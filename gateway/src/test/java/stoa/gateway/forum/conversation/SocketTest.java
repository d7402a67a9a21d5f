package stoa.gateway.forum.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.KernelError;
import stoa.gateway.kit.FakeMessages;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.kit.GatewayUnderTest.FakeProgress;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.LoggedIn;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.json.JsonMapper;

/** What travels over the sockets of this face. */
@GatewayTest
class SocketTest {

    private static final String ERROR = "{\"type\":\"error\",\"code\":%d,\"msg\":\"%s\"}";
    private static final String BAD_REQUEST = ERROR.formatted(10002, "参数错误");
    private static final String BUSY = ERROR.formatted(10001, "系统繁忙，请稍后重试");

    @LocalServerPort
    int port;

    @Autowired
    FakeMessages messages;

    @Autowired
    FakeProgress progress;

    private LoggedIn alice;
    private LoggedIn bob;
    private SocketClient socket;

    @BeforeEach
    void open() {
        Client client = new Client(port);
        alice = client.register();
        bob = client.register();
        socket = SocketClient.open(port, alice.bearer());
    }

    @AfterEach
    void close() {
        messages.outage = null;
        messages.broken = false;
        socket.close();
    }

    private String message(String content) {
        return """
                {"type":"message","session_id":"4001","session_type":1,"message_from":"%s","message_to":"%s",
                 "content":%s}""".formatted(alice.id(), bob.id(), content);
    }

    private void assertAlive() {
        socket.send(message("\"still here\""));
        assertThat(socket.nextJson().get("content").stringValue()).isEqualTo("still here");
    }

    @Test
    void a_message_is_shown_once_on_every_socket_of_both_and_on_no_other() {
        LoggedIn carol = new Client(port).register();
        try (SocketClient alicesOther = SocketClient.open(port, alice.bearer());
                SocketClient bobs = SocketClient.open(port, bob.bearer());
                SocketClient bobsOther = SocketClient.open(port, "Cookie", "x-jwt-token=" + bob.accessToken());
                SocketClient carols = SocketClient.open(port, carol.bearer())) {
            socket.send(message("\"hello\""));
            String shown = socket.next();
            List.of(alicesOther, bobs, bobsOther)
                    .forEach(other -> assertThat(other.next()).isEqualTo(shown));
            carols.send("{}");
            assertThat(carols.next()).as("the first that Carol is told").isEqualTo(BAD_REQUEST);
            List.of(socket, alicesOther, bobs, bobsOther)
                    .forEach(one -> assertThat(one.unread()).isZero());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " spaces around ",
                "<b>&amp;</b>",
                "\\\"quoted\\\" \\\\ \\n\\t",
                "\\u0000",
                "你好，世界",
                "😀",
                "/",
                "敏感词"
            })
    void what_was_written_comes_back_to_the_last_byte(String content) {
        String json = "\"" + content + "\"";
        socket.send(message(json));
        assertThat(socket.nextJson().get("content").stringValue())
                .isEqualTo(new JsonMapper().readValue(json, String.class));
    }

    @Test
    void a_binary_message_and_one_in_parts_are_messages_like_any_other() {
        socket.sendBinary(message("\"as bytes\""));
        assertThat(socket.nextJson().get("content").stringValue()).isEqualTo("as bytes");
        String whole = message("\"in parts\"");
        socket.sendInParts(whole.substring(0, 40), whole.substring(40));
        assertThat(socket.nextJson().get("content").stringValue()).isEqualTo("in parts");
    }

    @Test
    void a_message_of_the_greatest_length_is_shown_as_one() {
        String longest = "长".repeat(4_000);
        socket.send(message("\"" + longest + "\""));
        assertThat(socket.nextJson().get("content").stringValue()).isEqualTo(longest);
    }

    @Test
    void ids_may_be_numbers_and_what_is_not_asked_for_is_passed_over() {
        socket.send("""
                {"type":"message","session_id":4001,"message_from":%s,"message_to":%s,"content":"x","user_id":"no",
                 "more":[{}]}""".formatted(alice.id(), bob.id()));
        assertThat(socket.nextJson().get("session_id").stringValue()).isEqualTo("4001");
    }

    @Test
    void what_was_read_is_recorded_whatever_user_is_named() {
        socket.send("{\"type\":\"read_ack\",\"session_id\":\"4001\",\"user_id\":\"" + bob.id() + "\"}");
        AccountId me = AccountId.parse(alice.id());
        await().until(() -> messages.marks.stream()
                .anyMatch(mark -> mark.member().equals(me)
                        && mark.conversation().equals(new ConversationId(4_001))
                        && mark.upTo().isEmpty()));
        assertThat(socket.unread()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "null",
                "[]",
                "{\"type\":\"message\"",
                "{}",
                "{\"type\":\"ping\"}",
                "{\"type\":1}",
                "{\"type\":\"read_ack\"}",
                "{\"type\":\"read_ack\",\"session_id\":\"\"}",
                "{\"type\":\"read_ack\",\"session_id\":\"abc\"}",
                "{\"type\":\"read_ack\",\"session_id\":1.5}",
                "{\"type\":\"read_ack\",\"session_id\":[4001]}",
                "{\"type\":\"read_ack\",\"session_id\":\"-1\"}",
                "{\"type\":\"read_ack\",\"session_id\":\"99999999999999999999\"}"
            })
    void what_can_not_be_read_is_refused_and_leaves_the_socket_open(String text) {
        socket.send(text);
        assertThat(socket.next()).isEqualTo(BAD_REQUEST);
        assertAlive();
    }

    @Test
    void nobody_writes_in_anothers_name() {
        socket.send(message("\"x\"").replace("\"message_from\":\"" + alice.id(), "\"message_from\":\"" + bob.id()));
        assertThat(socket.next()).isEqualTo(BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null", "1", "\"\\ud800\"", "{}"})
    void content_that_is_none_is_refused(String content) {
        socket.send(message(content));
        assertThat(socket.next()).isEqualTo(BAD_REQUEST);
    }

    @Test
    void content_over_4000_characters_is_refused() {
        socket.send(message("\"" + "x".repeat(4_001) + "\""));
        assertThat(socket.next()).isEqualTo(BAD_REQUEST);
        assertAlive();
    }

    @Test
    void a_message_over_the_limit_is_refused_without_being_kept() {
        socket.send(message("\"" + "x".repeat(70_000) + "\""));
        assertThat(socket.next()).isEqualTo(BAD_REQUEST);
        assertAlive();
    }

    @Test
    void an_outage_and_a_fault_are_told_as_such() {
        messages.outage = KernelError.LEDGER_UNAVAILABLE;
        socket.send(message("\"x\""));
        assertThat(socket.next()).isEqualTo(BUSY);
        messages.outage = null;
        messages.broken = true;
        socket.send(message("\"x\""));
        assertThat(socket.next()).isEqualTo(BUSY);
        messages.broken = false;
        assertAlive();
    }

    @Test
    void messages_of_one_socket_are_taken_in_the_order_in_which_they_were_sent() {
        for (int number = 0; number < 40; number++) {
            socket.send(message("\"" + number + "\""));
        }
        for (int number = 0; number < 40; number++) {
            assertThat(socket.nextJson().get("content").stringValue()).isEqualTo(Integer.toString(number));
        }
    }

    @Test
    void the_pushed_message_has_the_documents_fields_and_no_type() {
        socket.send(message("\"hello\""));
        String shown = socket.next();
        assertThat(shown)
                .matches("\\{\"content\":\"hello\",\"message_from\":\"" + alice.id() + "\",\"message_to\":\"" + bob.id()
                        + "\",\"id\":\"\\d{16}\",\"session_id\":\"4001\",\"session_type\":1,"
                        + "\"created_at\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z\"}");
    }
}
