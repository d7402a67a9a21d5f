package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.platform.Doors;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/**
 * What the browser client does, call by call: from another origin, with what it has at hand, and looking at those
 * fields alone which it looks at.
 */
@ForumContract
class GoChatBrowserTest {

    private static final String ORIGIN = "http://localhost:5173";

    private final int port;
    private final Client http;

    @Autowired
    GoChatBrowserTest(Doors doors, GoChatFace face) {
        port = doors.portOf(face).orElseThrow();
        http = new Client(port);
    }

    /** One browser, with its storage and what its pages hold in memory. */
    private final class Browser {

        private final Map<String, JsonNode> conversations = new HashMap<>();
        private String token = "";
        private String userId = "";
        private SocketClient socket;

        private Answer call(String method, String path, String body) {
            BodyPublisher content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
            HttpRequest.Builder request =
                    http.to("/api" + path).header("Origin", ORIGIN).method(method, content);
            if (!body.isEmpty()) {
                request.header("Content-Type", "application/json");
            }
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            Answer answer = http.send(request);
            assertThat(answer.header("Access-Control-Allow-Origin"))
                    .as("a page can read it")
                    .isEqualTo("*");
            if (answer.status() == 401) {
                token = "";
                assertThat(call("POST", "/auth/logout", "").status())
                        .as("or it logs out for ever")
                        .isEqualTo(200);
            }
            return answer;
        }

        Answer logIn(String name, String password) {
            Answer answer =
                    call("POST", "/auth/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
            return answer.status() == 200 ? enter(answer) : answer;
        }

        Answer enter(Answer answer) {
            token = answer.data().get("token").stringValue();
            JsonNode user = answer.data().get("user");
            userId = user.get("userId").stringValue();
            assertThat(user.get("username").isString()).isTrue();
            assertThat(user.get("avatar").isString()).isTrue();
            assertThat(user.get("isGuest").isBoolean()).isTrue();
            socket = SocketClient.openAt(port, "/ws?token=" + token, "Origin", ORIGIN);
            list();
            list();
            assertThat(call("GET", "/users/status/online", "")
                            .data()
                            .get(userId)
                            .booleanValue())
                    .isTrue();
            return answer;
        }

        void list() {
            Answer answer = call("GET", "/conversations", "");
            assertThat(answer.status()).isEqualTo(200);
            conversations.clear();
            for (JsonNode each : answer.data()) {
                JsonNode target = each.get("target");
                boolean single = each.get("type").stringValue().equals("single");
                assertThat(target.get(single ? "username" : "groupName").stringValue())
                        .isNotEmpty();
                assertThat(single || target.get("memberCount").isNumber()).isTrue();
                assertThat(each.get("lastMessage").isString()).isTrue();
                assertThat(each.get("lastMessageTime").isString()).isTrue();
                conversations.put(each.get("conversationId").stringValue(), each);
            }
            assertThat(answer.data().get(0).get("type").stringValue()).isEqualTo("world");
        }

        /** Selecting one marks it as read if something is unread, and nothing is shown if that fails. */
        JsonNode select(String conversation) {
            if (conversations.get(conversation).get("unreadCount").intValue() > 0) {
                assertThat(call("PUT", "/conversations/" + conversation + "/read", "")
                                .status())
                        .isEqualTo(200);
            }
            Answer answer = call("GET", "/conversations/" + conversation + "/messages?page=1&size=50", "");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.data().isArray()).isTrue();
            return answer.data();
        }

        void send(String conversation, String content, String temporary) {
            socket.send("""
                    {"type":"send-message","data":{"conversationId":"%s","content":"%s","messageType":"text",\
                    "tempMessageId":"%s"}}""".formatted(conversation, content, temporary));
        }

        JsonNode next(String type) {
            JsonNode frame = socket.nextJson();
            while (!frame.get("type").stringValue().equals(type)) {
                frame = socket.nextJson();
            }
            return frame.get("data");
        }

        /** Only the token outlives a reload; no socket is opened after one. */
        void reload() {
            socket.close();
            conversations.clear();
            userId = "";
            Answer info = call("GET", "/user/info", "");
            assertThat(info.status()).isEqualTo(200);
            userId = info.data().get("userId").stringValue();
            assertThat(info.data().get("isGuest").isBoolean()).isTrue();
            list();
            assertThat(call("GET", "/users/status/online", "").status()).isEqualTo(200);
        }
    }

    private Browser registered(String name) {
        Browser browser = new Browser();
        Answer answer = browser.call(
                "POST", "/auth/register", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, People.PASSWORD));
        assertThat(answer.status()).isEqualTo(201);
        return browser;
    }

    @Test
    void two_people_register_meet_talk_reload_and_leave() {
        String alicesName = People.freshName();
        String bobsName = People.freshName();
        Browser alice = registered(alicesName);
        Browser bob = registered(bobsName);

        Answer wrong = alice.logIn(alicesName, "not it at all");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().get("message").stringValue()).isEqualTo("用户名或密码错误");
        assertThat(alice.logIn(alicesName, People.PASSWORD).status()).isEqualTo(200);
        bob.logIn(bobsName, People.PASSWORD);

        String conversation = befriend(alice, bobsName);
        bob.list();
        assertThat(bob.conversations).containsKey(conversation);
        assertThat(bob.select(conversation).size()).isZero();
        talk(alice, bob, conversation);

        bob.reload();
        assertThat(bob.conversations.get(conversation).get("unreadCount").intValue())
                .as("what came while it was open was not marked")
                .isEqualTo(1);
        JsonNode history = bob.select(conversation);
        assertThat(history.get(1).get("senderId").stringValue())
                .as("or own messages are shown as another's")
                .isEqualTo(bob.userId);
        bob.list();
        assertThat(bob.conversations.get(conversation).get("unreadCount").intValue())
                .isZero();

        assertThat(alice.call("POST", "/auth/logout", "").status()).isEqualTo(200);
        assertThat(alice.socket.awaitClosed().code()).isEqualTo(1008);
        assertThat(alice.call("GET", "/user/info", "").status())
                .as("a reload with the token that was revoked")
                .isEqualTo(401);
    }

    /** The search asks once, adding asks again. */
    private String befriend(Browser self, String name) {
        String id = "";
        for (int time = 0; time < 2; time++) {
            Answer found = self.call("GET", "/users/" + name, "");
            assertThat(found.data().get("username").stringValue()).isEqualTo(name);
            id = found.data().get("userId").stringValue();
        }
        String friend = id;
        assertThat(self.call("POST", "/friends", "{\"friendId\":\"" + friend + "\"}")
                        .status())
                .isEqualTo(201);
        self.list();
        assertThat(self.call("GET", "/users/status/online", "")
                        .data()
                        .get(friend)
                        .isBoolean())
                .isTrue();
        return self.conversations.entrySet().stream()
                .filter(each -> each.getValue()
                        .get("target")
                        .path("userId")
                        .stringValue("")
                        .equals(friend))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** One says something, the other answers, and a message whose acknowledgement was lost is sent again. */
    private static void talk(Browser alice, Browser bob, String conversation) {
        alice.send(conversation, "hello", "temp_1_0.1");
        JsonNode ack = alice.next("message-ack");
        assertThat(ack.get("tempMessageId").stringValue()).isEqualTo("temp_1_0.1");
        JsonNode shown = bob.next("new-message");
        assertThat(shown.get("conversationId").stringValue()).isEqualTo(conversation);
        assertThat(shown.get("message").get("content").stringValue()).isEqualTo("hello");
        assertThat(shown.get("message").get("messageId")).isEqualTo(ack.get("messageId"));
        assertThat(shown.get("message").get("senderId").stringValue()).isEqualTo(alice.userId);

        bob.send(conversation, "hello back", "temp_2_0.2");
        String id = bob.next("message-ack").get("messageId").stringValue();
        bob.send(conversation, "hello back", "temp_2_0.2");
        assertThat(bob.next("message-ack").get("messageId").stringValue()).isEqualTo(id);
        assertThat(alice.next("new-message").get("messageId").stringValue()).isEqualTo(id);

        JsonNode history = alice.select(conversation);
        assertThat(history.size()).isEqualTo(2);
        assertThat(history.get(0).get("content").stringValue()).isEqualTo("hello");
        assertThat(history.get(0).get("status").stringValue()).isEqualTo("sent");
        assertThat(history.get(1).get("senderName").isString()).isTrue();
    }

    @Test
    void a_guest_comes_talks_to_everybody_and_leaves() {
        Browser guest = new Browser();
        Answer entered = guest.enter(guest.call("POST", "/auth/guest", "{\"guestName\":\"\"}"));
        assertThat(entered.data().get("user").get("isGuest").booleanValue()).isTrue();
        assertThat(guest.conversations).containsOnlyKeys("world");
        guest.select("world");
        String content = "hello from " + guest.userId;
        guest.send("world", content, "temp_3_0.3");
        assertThat(guest.next("message-ack").get("tempMessageId").stringValue()).isEqualTo("temp_3_0.3");
        JsonNode history = guest.select("world");
        assertThat(history.get(history.size() - 1).get("content").stringValue()).isEqualTo(content);
        guest.reload();
        assertThat(guest.call("POST", "/auth/logout", "").status()).isEqualTo(200);
    }

    @Test
    void the_dialogue_for_groups_makes_one_though_it_knows_nobody() {
        String name = People.freshName();
        Browser alice = registered(name);
        alice.logIn(name, People.PASSWORD);
        Answer made = alice.call("POST", "/groups", "{\"groupName\":\"G1\",\"members\":[\"user1\",\"user2\"]}");
        assertThat(made.status()).isEqualTo(201);
        alice.list();
        assertThat(alice.conversations.values().stream()
                        .map(each -> each.get("target").path("groupName").stringValue("")))
                .contains("G1");
    }
}
