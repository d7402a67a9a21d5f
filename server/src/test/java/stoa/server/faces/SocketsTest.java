package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Doors;
import stoa.server.faces.People.Person;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.Client;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/** The sockets of the IM and the Chat face, beside those of the Forum. */
@ForumContract
class SocketsTest {

    @LocalServerPort
    int mainPort;

    private final People people;
    private final List<SocketClient> open = new ArrayList<>();
    private Person alice;
    private Person bob;

    @Autowired
    SocketsTest(Doors doors, ImFace imFace, ChatFace chatFace) {
        people = new People(doors, imFace, chatFace);
    }

    @BeforeEach
    void meet() {
        alice = people.register();
        bob = people.register();
    }

    @AfterEach
    void close() {
        open.forEach(SocketClient::close);
    }

    private SocketClient chat(Person person) {
        return kept(people.chatSocket(person));
    }

    private SocketClient im(Person person) {
        return kept(people.imSocket(person));
    }

    private SocketClient forum(Person person) {
        return kept(SocketClient.open(mainPort, person.bearer()));
    }

    private SocketClient kept(SocketClient socket) {
        open.add(socket);
        return socket;
    }

    /** Nothing but the pong has come, so nothing else will. */
    private static void assertQuiet(SocketClient... sockets) {
        for (SocketClient socket : sockets) {
            socket.send("{\"type\":\"ping\"}");
            assertThat(socket.next()).isEqualTo("{\"type\":\"pong\"}");
            assertThat(socket.unread()).isZero();
        }
    }

    private String text(Person to, String content) {
        return """
                {"type":"text","content":"%s","receiver_id":"%d","client_id":"c1"}""".formatted(content, to.id());
    }

    @Test
    void the_sending_socket_is_answered_and_every_other_of_both_is_shown_the_message() {
        SocketClient sending = chat(alice);
        List<SocketClient> others = List.of(chat(alice), chat(bob), chat(bob));
        sending.send(text(bob, "hi"));
        JsonNode ack = sending.nextJson();

        assertThat(ack.get("type").stringValue()).isEqualTo("ack");
        assertThat(ack.get("client_id").stringValue()).isEqualTo("c1");
        assertThat(People.shape(ack.get("data").toString())).isEqualTo("""
                {"message_id":"ID","type":"text","content":"hi","sender_id":"ID","receiver_id":"ID","group_id":"",\
                "created_at":"TIME"}""");
        others.forEach(other -> assertThat(other.nextJson()).isEqualTo(ack.get("data")));
        assertQuiet(sending);
        others.forEach(SocketsTest::assertQuiet);
    }

    @Test
    void a_wrapped_message_is_one_too() {
        SocketClient sending = chat(alice);
        sending.send("{\"type\":\"message\",\"client_id\":\"c2\",\"data\":"
                + "{\"type\":\"image\",\"content\":\"http://i\",\"receiver_id\":" + bob.id() + "}}");
        JsonNode ack = sending.nextJson();
        assertThat(ack.get("client_id").stringValue()).isEqualTo("c2");
        assertThat(ack.get("data").get("type").stringValue()).isEqualTo("image");
    }

    @Test
    void what_is_sent_over_http_is_shown_on_all_sockets_of_both() {
        List<SocketClient> all = List.of(chat(alice), chat(bob));
        JsonNode sent = people.chat
                .post("/api/v1/chat/message", text(bob, "by post"), alice.bearer())
                .data();
        all.forEach(socket -> assertThat(socket.nextJson()).isEqualTo(sent));
    }

    @Test
    void a_message_is_shown_on_the_sockets_of_all_faces_in_their_own_words() {
        SocketClient onChat = chat(bob);
        SocketClient onIm = im(bob);
        SocketClient onForum = forum(bob);
        SocketClient sending = im(alice);
        sending.send("""
                {"type":"text","content":"everywhere","receiverId":%d,"clientId":"x"}""".formatted(bob.id()));
        JsonNode ack = sending.nextJson();

        assertThat(ack.get("client_id").stringValue()).isEqualTo("x");
        assertThat(People.shape(ack.get("data").toString())).isEqualTo("""
                {"id":ID,"conversationId":ID,"senderId":ID,"type":"text","content":"everywhere","metadata":{},\
                "sentAt":"TIME","status":"sent"}""");
        assertThat(onIm.nextJson()).isEqualTo(ack.get("data"));
        assertThat(onChat.nextJson().get("message_id").stringValue())
                .isEqualTo(Long.toString(ack.get("data").get("id").longValue()));
        JsonNode shown = onForum.nextJson();
        assertThat(shown.get("content").stringValue()).isEqualTo("everywhere");
        assertThat(shown.has("type")).isFalse();
        assertQuiet(sending, onIm, onChat);
    }

    @Test
    void a_conversation_can_be_named_on_the_im_socket() {
        long conversation = people.open(alice, bob);
        SocketClient socket = im(alice);
        socket.send("{\"type\":\"file\",\"content\":\"http://f\",\"conversationId\":\"" + conversation
                + "\",\"metadata\":{\"fileName\":\"f\",\"fileSize\":3}}");
        JsonNode data = socket.nextJson().get("data");
        assertThat(data.get("conversationId").longValue()).isEqualTo(conversation);
        assertThat(data.get("metadata").toString()).isEqualTo("{\"fileName\":\"f\",\"fileSize\":3}");
    }

    @Test
    void what_was_read_over_a_socket_is_read_on_every_face() {
        JsonNode first = people.chat
                .post("/api/v1/chat/message", text(bob, "one"), alice.bearer())
                .data();
        people.chat.post("/api/v1/chat/message", text(bob, "two"), alice.bearer());
        SocketClient socket = chat(bob);
        socket.send(
                "{\"type\":\"read\",\"message_id\":\"" + first.get("message_id").stringValue() + "\"}");
        assertQuiet(socket);
        assertThat(unread()).isEqualTo(1);
        socket.send("{\"type\":\"read\",\"receiver_id\":\"" + alice.id() + "\"}");
        assertQuiet(socket);
        assertThat(unread()).isZero();
    }

    @Test
    void that_it_was_read_is_shown_to_the_other_on_both_faces_and_not_to_the_reader() {
        SocketClient onChat = chat(alice);
        SocketClient onIm = im(alice);
        SocketClient readers = chat(bob);
        String id = people.chat
                .post("/api/v1/chat/message", text(bob, "one"), alice.bearer())
                .data()
                .get("message_id")
                .stringValue();
        people.chat.post("/api/v1/chat/message", text(bob, "two"), alice.bearer());
        for (SocketClient socket : List.of(onChat, onIm, readers)) {
            socket.next();
            socket.next();
        }
        readers.send("{\"type\":\"read\",\"message_id\":\"" + id + "\"}");
        JsonNode shown = onChat.nextJson();
        assertThat(People.shape(shown.toString()))
                .isEqualTo("{\"type\":\"read\",\"message_id\":\"ID\",\"user_id\":\"ID\",\"read_at\":\"TIME\"}");
        assertThat(shown.get("message_id").stringValue()).isEqualTo(id);
        assertThat(shown.get("user_id").stringValue()).isEqualTo(Long.toString(bob.id()));
        JsonNode there = onIm.nextJson();
        assertThat(there.get("messageId").longValue()).isEqualTo(Long.parseLong(id));
        assertThat(there.get("userId").longValue()).isEqualTo(bob.id());
        assertThat(there.get("readAt")).isEqualTo(shown.get("read_at"));
        assertQuiet(onChat, onIm, readers);
    }

    @Test
    void a_message_that_reached_an_open_socket_of_the_other_is_delivered() {
        long conversation = people.open(alice, bob);
        im(bob);
        SocketClient socket = chat(alice);
        socket.send(text(bob, "there"));
        socket.next();
        String path = "/api/v1/conversations/" + conversation + "/messages?limit=1&offset=0";
        await().untilAsserted(() -> assertThat(people.im
                        .get(path, alice.bearer())
                        .json()
                        .get(0)
                        .get("status")
                        .stringValue())
                .isEqualTo("delivered"));
    }

    private int unread() {
        return people.im
                .get("/api/v1/conversations", bob.bearer())
                .json()
                .get(0)
                .get("unreadCount")
                .intValue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "null",
                "[]",
                "{}",
                "{\"type\":\"nonsense\"}",
                "{\"type\":\"message\"}",
                "{\"type\":\"text\",\"content\":\"x\"}",
                "{\"type\":\"text\",\"receiver_id\":\"7\"}",
                "{\"type\":\"text\",\"content\":\"x\",\"receiver_id\":\"7\",\"group_id\":\"7\"}",
                "{\"type\":\"text\",\"content\":\"x\",\"receiver_id\":{}}",
                "{\"type\":\"read\"}",
                "{\"type\":\"read\",\"message_id\":\"x\"}",
                "{\"type\":\"message\",\"data\":{\"type\":\"message\",\"data\":{}}}"
            })
    void what_can_not_be_read_is_refused_and_leaves_the_sockets_open(String text) {
        SocketClient onChat = chat(alice);
        onChat.send(text);
        assertThat(onChat.next())
                .isEqualTo("{\"type\":\"error\",\"code\":400,\"message\":\"请求参数错误\",\"error\":\"请求参数错误\"}");
        SocketClient onIm = im(alice);
        onIm.send(text);
        assertThat(onIm.next()).isEqualTo("{\"type\":\"error\",\"code\":400,\"error\":\"请求参数错误\"}");
        assertQuiet(onChat, onIm);
    }

    @Test
    void whoever_is_not_there_or_not_ones_own_is_said() {
        SocketClient onChat = chat(alice);
        onChat.send("{\"type\":\"text\",\"content\":\"x\",\"receiver_id\":\"1234567890123456\"}");
        assertThat(onChat.next())
                .isEqualTo("{\"type\":\"error\",\"code\":404,\"message\":\"资源不存在\",\"error\":\"用户未找到\"}");
        SocketClient onIm = im(alice);
        onIm.send("{\"type\":\"text\",\"content\":\"x\",\"conversationId\":1234567890123456}");
        assertThat(onIm.next()).isEqualTo("{\"type\":\"error\",\"code\":404,\"error\":\"会话未找到\"}");
        Person carol = people.register();
        onIm.send("{\"type\":\"text\",\"content\":\"x\",\"conversationId\":" + people.open(bob, carol) + "}");
        assertThat(onIm.next()).isEqualTo("{\"type\":\"error\",\"code\":403,\"error\":\"无权访问此会话\"}");
    }

    @Test
    void a_handshake_without_a_good_token_is_401() {
        assertThat(SocketClient.refusedAt(people.imPort, "/ws").statusCode()).isEqualTo(401);
        assertThat(SocketClient.refusedAt(people.imPort, "/ws?token=rubbish").statusCode())
                .isEqualTo(401);
        assertThat(SocketClient.refusedAt(people.chatPort, "/api/v1/ws").statusCode())
                .isEqualTo(401);
        assertThat(SocketClient.refusedAt(people.chatPort, "/api/v1/ws", "Cookie", "x-jwt-token=" + alice.token())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_socket_can_be_opened_by_header_and_query_at_the_port_and_under_the_prefix() {
        for (SocketClient socket : List.of(
                SocketClient.openAt(people.imPort, "/ws", alice.bearer()),
                SocketClient.openAt(mainPort, "/im/ws?token=" + alice.token()),
                SocketClient.openAt(mainPort, "/chat/api/v1/ws", alice.bearer()),
                SocketClient.openAt(people.chatPort, "/api/v1/ws?token=" + alice.token()))) {
            assertQuiet(kept(socket));
        }
    }

    @Test
    void a_request_for_no_socket_is_a_bad_one() {
        assertThat(people.chat.get("/api/v1/ws", alice.bearer()).status()).isEqualTo(400);
        assertThat(people.im.get("/ws", alice.bearer()).text()).isEqualTo("{\"error\":\"请求参数错误\"}");
    }

    @Test
    void logging_out_elsewhere_ends_the_sockets_of_that_session() {
        SocketClient socket = im(alice);
        assertQuiet(socket);
        new Client(mainPort).post("/api/v1/auth/logout", "", alice.bearer());
        assertThat(socket.awaitClosed().code()).isEqualTo(1008);
    }
}
