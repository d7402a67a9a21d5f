package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static stoa.server.faces.GoChatPeople.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.platform.Doors;
import stoa.server.faces.GoChatPeople.Member;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.Client;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/** The GoChat face's socket, as its document and its browser client have it. */
@ForumContract
class GoChatSocketTest {

    private static final int LARGEST_FRAME = 1 << 20;
    private static final String PING = "{\"type\":\"ping\"}";

    @LocalServerPort
    int mainPort;

    private final GoChatPeople people;
    private final List<SocketClient> open = new ArrayList<>();
    private Member alice;
    private Member bob;

    @Autowired
    GoChatSocketTest(Doors doors, GoChatFace face) {
        people = new GoChatPeople(doors, face);
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

    private SocketClient socket(Member member) {
        return kept(people.socket(member));
    }

    private SocketClient kept(SocketClient socket) {
        open.add(socket);
        return socket;
    }

    private static final Set<String> AT_ANY_TIME = Set.of("friend-online", "conversation-update");

    /** The next frame of a type: who comes and goes, or has read, is told at times that no test knows. */
    private static JsonNode next(SocketClient socket, String type) {
        JsonNode frame = socket.nextJson();
        while (!frame.get("type").stringValue().equals(type)) {
            assertThat(AT_ANY_TIME).contains(frame.get("type").stringValue());
            frame = socket.nextJson();
        }
        return frame;
    }

    /** The pong comes before anything else that has to do with messages, so nothing else was sent. */
    private static void assertQuiet(SocketClient... sockets) {
        for (SocketClient socket : sockets) {
            socket.send(PING);
            next(socket, "pong");
        }
    }

    private static String message(String conversation, String content, String temporary) {
        return """
                {"type":"send-message","data":{"conversationId":"%s","content":"%s","messageType":"text",\
                "tempMessageId":"%s"}}""".formatted(conversation, content, temporary);
    }

    @Test
    void the_sender_is_acknowledged_and_every_other_socket_of_both_is_shown_the_message() {
        String conversation = people.open(alice, bob);
        SocketClient sending = socket(alice);
        List<SocketClient> others = List.of(socket(alice), socket(bob), socket(bob));
        sending.send(message(conversation, "hi", "temp_1750863845123_0.123"));

        JsonNode ack = next(sending, "message-ack");
        String id = ack.get("data").get("messageId").stringValue();
        String at = ack.get("data").get("sendTime").stringValue();
        assertThat(ack.toString()).isEqualTo("""
                {"type":"message-ack","data":{"tempMessageId":"temp_1750863845123_0.123","messageId":"%s",\
                "client_msg_id":"temp_1750863845123_0.123","conversationId":"%s","seqId":1,"sendTime":"%s",\
                "status":"success"}}""".formatted(id, conversation, at));
        String shown = """
                "messageId":"%s","conversationId":"%s","senderId":"%s","senderName":"%s","content":"hi",\
                "type":"text","sendTime":"%s",\
                "seqId":1,"status":"sent\"""".formatted(id, conversation, alice.id(), alice.name(), at);
        others.forEach(other -> assertThat(next(other, "new-message").toString())
                .isEqualTo("{\"type\":\"new-message\",\"data\":{" + shown + ",\"message\":{" + shown + "}}}"));
        assertQuiet(sending);
        others.forEach(GoChatSocketTest::assertQuiet);
    }

    @Test
    void what_is_sent_again_under_one_name_is_acknowledged_again_and_there_once() {
        String conversation = people.open(alice, bob);
        SocketClient sending = socket(alice);
        SocketClient other = socket(bob);
        sending.send(message(conversation, "hi", "temp_1"));
        JsonNode first = next(sending, "message-ack");
        sending.send(message(conversation, "hi", "temp_1"));
        assertThat(next(sending, "message-ack")).isEqualTo(first);
        SocketClient afterReload = socket(alice);
        afterReload.send(message(conversation, "hi", "temp_1"));
        assertThat(next(afterReload, "message-ack")).isEqualTo(first);

        next(other, "new-message");
        assertQuiet(other, afterReload);
        SocketClient bobs = socket(bob);
        bobs.send(message(conversation, "hi", "temp_1"));
        assertThat(next(bobs, "message-ack").get("data").get("seqId").intValue())
                .as("somebody else's name for another message")
                .isEqualTo(2);
    }

    @Test
    void other_editions_keys_and_numbers_are_understood() {
        String conversation = people.open(alice, bob);
        SocketClient sending = socket(alice);
        sending.send("""
                {"type":"send-message","timestamp":1750863845,"data":{"conversation_id":%s,"content":"http://i",\
                "message_type":2,"client_msg_id":"c1"}}""".formatted(conversation));
        JsonNode ack = next(sending, "message-ack").get("data");
        assertThat(ack.get("tempMessageId").stringValue()).isEqualTo("c1");
        assertThat(ack.get("client_msg_id").stringValue()).isEqualTo("c1");
        SocketClient other = socket(alice);
        sending.send("""
                {"type":"send-message","data":{"conversationId":"%s",\
                "content":"no type, no name"}}""".formatted(conversation));
        assertThat(next(sending, "message-ack").get("data").get("tempMessageId").stringValue())
                .isEmpty();
        assertThat(next(other, "new-message").get("data").get("type").stringValue())
                .isEqualTo("text");
        JsonNode history = people.http
                .get("/api/conversations/" + conversation + "/messages", alice.bearer())
                .data();
        assertThat(history.get(0).get("type").stringValue()).isEqualTo("image");
    }

    @Test
    void a_ping_is_answered_with_the_time_in_seconds() {
        SocketClient socket = socket(alice);
        socket.send(PING);
        JsonNode pong = next(socket, "pong");
        assertThat(pong.size()).isEqualTo(2);
        assertThat(pong.get("timestamp").longValue()).isBetween(1_700_000_000L, 9_999_999_999L);
    }

    @Test
    void what_is_posted_is_shown_on_all_sockets_of_both() {
        String conversation = people.open(alice, bob);
        List<SocketClient> all = List.of(socket(alice), socket(bob));
        JsonNode sent = people.say(alice, conversation, "by post").data();
        all.forEach(socket -> assertThat(next(socket, "new-message").get("data").get("message"))
                .isEqualTo(sent));
    }

    @Test
    void what_comes_from_another_face_is_shown_on_all_sockets_of_both_and_the_other_way_round() {
        String conversation = people.open(alice, bob);
        List<SocketClient> all = List.of(socket(alice), socket(bob));
        SocketClient onChat = kept(SocketClient.openAt(mainPort, "/chat/api/v1/ws", bob.bearer()));
        SocketClient onIm = kept(SocketClient.openAt(mainPort, "/im/ws", bob.bearer()));
        SocketClient onForum = kept(SocketClient.open(mainPort, bob.bearer()));
        new Client(mainPort)
                .post(
                        "/chat/api/v1/chat/message",
                        "{\"type\":\"image\",\"content\":\"http://i\",\"receiver_id\":\"" + bob.id() + "\"}",
                        alice.bearer());
        for (SocketClient socket : all) {
            JsonNode data = next(socket, "new-message").get("data");
            assertThat(data.get("conversationId").stringValue()).isEqualTo(conversation);
            assertThat(data.get("type").stringValue()).isEqualTo("image");
            assertThat(data.get("senderName").stringValue()).isEqualTo(alice.name());
        }
        List.of(onChat, onIm, onForum).forEach(SocketClient::next);
        SocketClient sending = socket(alice);
        sending.send(message(conversation, "back", "t"));
        String id = next(sending, "message-ack").get("data").get("messageId").stringValue();
        assertThat(onChat.nextJson().get("message_id").stringValue()).isEqualTo(id);
        assertThat(onIm.nextJson().get("id").longValue()).isEqualTo(Long.parseLong(id));
        assertThat(onForum.nextJson().get("content").stringValue()).isEqualTo("back");
    }

    @Test
    void a_groups_message_is_shown_to_its_members_and_the_worlds_to_everybody_here_guests_too() {
        Member guest = people.guest();
        Member carol = people.register();
        String group = people.group(alice, bob);
        SocketClient sending = socket(alice);
        SocketClient members = socket(bob);
        SocketClient strangers = socket(carol);
        SocketClient guests = socket(guest);
        sending.send(message(group, "to us", "t1"));
        next(sending, "message-ack");
        assertThat(next(members, "new-message").get("data").get("content").stringValue())
                .isEqualTo("to us");
        String toAll = "to all of " + alice.name();
        guests.send(message("world", toAll, "t2"));
        assertThat(next(guests, "message-ack").get("data").get("conversationId").stringValue())
                .isEqualTo("world");
        for (SocketClient socket : List.of(sending, members, strangers)) {
            JsonNode data = next(socket, "new-message").get("data");
            assertThat(data.get("conversationId").stringValue()).isEqualTo("world");
            assertThat(data.get("message").get("content").stringValue()).isEqualTo(toAll);
            assertThat(data.get("senderName").stringValue()).isEqualTo(guest.name());
        }
    }

    @Test
    void a_message_of_the_world_is_shown_on_no_other_face() {
        SocketClient onChat = kept(SocketClient.openAt(mainPort, "/chat/api/v1/ws", bob.bearer()));
        SocketClient onIm = kept(SocketClient.openAt(mainPort, "/im/ws", bob.bearer()));
        SocketClient shown = socket(bob);
        people.say(alice, "world", "here alone");
        next(shown, "new-message");
        for (SocketClient socket : List.of(onChat, onIm)) {
            socket.send(PING);
            assertThat(socket.next()).isEqualTo("{\"type\":\"pong\"}");
        }
    }

    @Test
    void a_name_that_was_changed_is_the_one_that_stands_beside_what_is_said_then() {
        String conversation = people.open(alice, bob);
        SocketClient shown = socket(bob);
        people.say(alice, conversation, "before");
        assertThat(next(shown, "new-message").get("data").get("senderName").stringValue())
                .isEqualTo(alice.name());
        String renamed = People.freshName();
        new Client(mainPort).put("/chat/api/v1/user/profile", "{\"username\":\"" + renamed + "\"}", alice.bearer());
        await().untilAsserted(() -> {
            people.say(alice, conversation, "after");
            assertThat(next(shown, "new-message").get("data").get("senderName").stringValue())
                    .isEqualTo(renamed);
        });
        JsonNode history = people.http
                .get("/api/conversations/" + conversation + "/messages", bob.bearer())
                .data();
        assertThat(history.get(0).get("senderName").stringValue()).isEqualTo(renamed);
    }

    @Test
    void what_was_read_over_the_socket_is_read_everywhere() {
        String conversation = people.open(alice, bob);
        people.say(alice, conversation, "one");
        people.say(alice, conversation, "two");
        SocketClient socket = socket(bob);
        socket.send("{\"type\":\"mark-read\",\"data\":{\"conversationId\":\"" + conversation + "\",\"seqId\":1}}");
        assertQuiet(socket);
        assertThat(people.conversation(bob, conversation).get("unreadCount").intValue())
                .isEqualTo(1);
        socket.send("{\"type\":\"mark-read\",\"data\":{\"conversationId\":\"" + conversation + "\"}}");
        assertQuiet(socket);
        assertThat(people.conversation(bob, conversation).get("unreadCount").intValue())
                .isZero();
        socket.send("{\"type\":\"mark-read\",\"data\":{\"conversationId\":\"world\"}}");
        assertQuiet(socket);
    }

    @Test
    void what_was_read_anywhere_is_marked_no_more_in_other_windows() {
        String conversation = people.open(alice, bob);
        people.say(alice, conversation, "one");
        people.say(alice, conversation, "two");
        SocketClient reading = socket(bob);
        SocketClient other = socket(bob);
        SocketClient senders = socket(alice);
        String update = """
                {"type":"conversation-update","data":{"type":"conversation-update","conversationId":"%s",\
                "updates":{"unreadCount":%d}}}""";
        reading.send("{\"type\":\"mark-read\",\"data\":{\"conversationId\":\"" + conversation + "\",\"seqId\":1}}");
        assertThat(next(other, "conversation-update").toString()).isEqualTo(update.formatted(conversation, 1));
        new Client(mainPort).get("/im/api/v1/conversations/" + conversation + "/messages", bob.bearer());
        assertThat(next(other, "conversation-update").toString()).isEqualTo(update.formatted(conversation, 0));
        assertThat(next(reading, "conversation-update").toString())
                .as("not what it said itself")
                .isEqualTo(update.formatted(conversation, 0));
        senders.send(PING);
        String type = senders.nextJson().get("type").stringValue();
        while (type.equals("friend-online")) {
            type = senders.nextJson().get("type").stringValue();
        }
        assertThat(type).as("nothing of it is the sender's").isEqualTo("pong");
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
                "{\"type\":7}",
                "{\"type\":\"send-message\"}",
                "{\"type\":\"send-message\",\"data\":\"text\"}",
                "{\"type\":\"send-message\",\"data\":{\"conversationId\":true}}",
                "{\"type\":\"send-message\",\"data\":{\"conversationId\":\"world\",\"content\":7}}",
                "{\"type\":\"mark-read\"}",
                "{\"type\":\"mark-read\",\"data\":{}}",
                "{\"type\":\"mark-read\",\"data\":{\"conversationId\":\"world\",\"seqId\":\"x\"}}"
            })
    void what_can_not_be_read_is_refused_and_leaves_the_socket_open(String text) {
        SocketClient socket = socket(alice);
        socket.send(text);
        assertThat(next(socket, "error").toString())
                .isEqualTo("{\"type\":\"error\",\"data\":{\"message\":\"请求参数错误\",\"code\":\"INVALID_MESSAGE\"}}");
        assertQuiet(socket);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "INVALID_MESSAGE, 请求参数错误, '\"content\":\"x\"'",
                "INVALID_MESSAGE, 请求参数错误, '\"conversationId\":\"\",\"content\":\"x\"'",
                "INVALID_MESSAGE, 请求参数错误, '\"conversationId\":\"world\"'",
                "INVALID_MESSAGE, 请求参数错误, '\"conversationId\":\"world\",\"content\":\" \\n\"'",
                "INVALID_MESSAGE, 请求参数错误, '\"conversationId\":\"world\",\"content\":\"x\",\"messageType\":\"system\"'",
                "INVALID_MESSAGE, 请求参数错误, '\"conversationId\":\"world\",\"content\":\"x\",\"messageType\":4'",
                "INVALID_MESSAGE, 请求参数错误, '\"conversationId\":\"world\",\"content\":\"x\",\"messageType\":5'",
                "CONVERSATION_NOT_FOUND, 会话不存在, '\"conversationId\":\"1234567890123456\",\"content\":\"x\"'",
                "CONVERSATION_NOT_FOUND, 会话不存在, '\"conversationId\":\"2\",\"content\":\"x\"'",
                "CONVERSATION_NOT_FOUND, 会话不存在, '\"conversationId\":\"x\",\"content\":\"x\"'",
                "CONVERSATION_NOT_FOUND, 会话不存在, '\"conversationId\":-1,\"content\":\"x\"'"
            })
    void why_a_message_was_not_taken_is_said_under_its_name(String code, String text, String data) {
        SocketClient socket = socket(alice);
        socket.send("{\"type\":\"send-message\",\"data\":{" + data + ",\"tempMessageId\":\"temp_7\"}}");
        assertThat(next(socket, "error").toString()).isEqualTo("""
                {"type":"error","data":{"message":"%s","code":"%s","tempMessageId":"temp_7"}}""".formatted(text, code));
        assertQuiet(socket);
    }

    @Test
    void a_conversation_of_others_is_forbidden() {
        SocketClient socket = socket(alice);
        socket.send(message(people.open(bob, people.register()), "x", "t"));
        JsonNode error = next(socket, "error").get("data");
        assertThat(error.get("code").stringValue()).isEqualTo("FORBIDDEN");
        assertThat(error.get("tempMessageId").stringValue()).isEqualTo("t");
    }

    @Test
    void more_than_a_message_may_hold_is_too_large_in_characters_and_in_bytes() {
        SocketClient socket = socket(alice);
        String conversation = people.open(alice, bob);
        socket.send(message(conversation, "字".repeat(5_000), "t1"));
        next(socket, "message-ack");
        socket.send(message(conversation, "字".repeat(5_001), "t2"));
        assertThat(next(socket, "error").toString()).isEqualTo("""
                {"type":"error","data":{"message":"消息过长","code":"MESSAGE_TOO_LARGE","tempMessageId":"t2"}}""");
        String longest = message(conversation, "", "t3");
        socket.send(message(conversation, "x".repeat(LARGEST_FRAME - longest.length()), "t3"));
        assertThat(next(socket, "error").get("data").get("tempMessageId").stringValue())
                .isEqualTo("t3");
        socket.send(message(conversation, "x".repeat(LARGEST_FRAME), "t4"));
        assertThat(next(socket, "error").toString()).isEqualTo("""
                {"type":"error","data":{"message":"消息过长","code":"MESSAGE_TOO_LARGE"}}""");
        assertQuiet(socket);
    }

    @Test
    void who_sends_too_much_is_told_so() {
        SocketClient socket = socket(alice);
        for (int number = 0; number < 100; number++) {
            socket.send(PING);
        }
        JsonNode frame = socket.nextJson();
        while (frame.get("type").stringValue().equals("pong")) {
            frame = socket.nextJson();
        }
        assertThat(frame.get("data").get("code").stringValue()).isEqualTo("RATE_LIMITED");
    }

    @Test
    void a_handshake_without_a_good_token_is_401_before_the_socket_opens() {
        for (String path : List.of("/ws", "/ws?token=", "/ws?token=undefined", "/ws?token=null", "/ws?token=%zz")) {
            assertThat(SocketClient.refusedAt(people.port, path.replace("%zz", "a.b.c"))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(SocketClient.refusedAt(people.port, "/ws", "Cookie", "x-jwt-token=" + alice.token())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void it_opens_by_query_and_header_at_the_port_and_under_the_prefix_as_often_as_one_likes() {
        List<SocketClient> all = List.of(
                socket(alice),
                kept(SocketClient.openAt(people.port, "/ws", alice.bearer())),
                kept(SocketClient.openAt(mainPort, "/gochat/ws?token=" + alice.token())),
                kept(SocketClient.openAt(mainPort, "/gochat/ws", alice.bearer())));
        all.forEach(GoChatSocketTest::assertQuiet);
    }

    @Test
    void a_request_for_no_socket_is_a_bad_one() {
        assertThat(people.http.get("/ws", alice.bearer()).text()).isEqualTo(failure("请求参数错误", "INVALID_PARAMS"));
    }

    @Test
    void friends_and_partners_are_told_who_comes_and_goes_and_others_are_not() {
        Member carol = people.register();
        Member stranger = people.register();
        people.http.post("/api/friends", "{\"friendId\":\"" + alice.id() + "\"}", bob.bearer());
        people.open(alice, carol);
        SocketClient friends = socket(bob);
        SocketClient partners = socket(carol);
        SocketClient strangers = socket(stranger);
        SocketClient elsewhere = SocketClient.openAt(mainPort, "/chat/api/v1/ws", alice.bearer());
        String came = "{\"type\":\"friend-online\",\"data\":{\"userId\":\"" + alice.id() + "\",\"online\":true}}";
        assertThat(friends.next()).isEqualTo(came);
        assertThat(partners.next()).isEqualTo(came);

        SocketClient here = people.socket(alice);
        elsewhere.close();
        assertQuiet(here);
        here.close();
        assertThat(friends.next()).isEqualTo(came.replace("true", "false"));
        assertThat(partners.next()).isEqualTo(came.replace("true", "false"));
        strangers.send(PING);
        assertThat(strangers.nextJson().get("type").stringValue()).isEqualTo("pong");
    }
}
