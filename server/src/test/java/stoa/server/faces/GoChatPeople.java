package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.platform.Doors;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/** A client of the GoChat face, and people who use it. */
final class GoChatPeople {

    static final String SUCCESS = "{\"success\":true,\"message\":\"操作成功\",\"data\":%s}";

    final int port;
    final Client http;

    GoChatPeople(Doors doors, GoChatFace face) {
        port = doors.portOf(face).orElseThrow();
        http = new Client(port);
    }

    /** Somebody who is logged in. */
    record Member(String id, String name, String token) {

        String[] bearer() {
            return new String[] {"Authorization", "Bearer " + token};
        }

        static Member of(Answer login) {
            assertThat(login.status()).as(login.text()).isEqualTo(200);
            JsonNode data = login.data();
            return new Member(
                    data.get("user").get("userId").stringValue(),
                    data.get("user").get("username").stringValue(),
                    data.get("token").stringValue());
        }
    }

    static String credentials(String name) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, People.PASSWORD);
    }

    static String failure(String message, String code) {
        return "{\"success\":false,\"message\":\"%s\",\"code\":\"%s\"}".formatted(message, code);
    }

    static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("success").booleanValue()).isFalse();
        assertThat(answer.json().get("message").stringValue()).isNotBlank();
        assertThat(answer.json().get("code").stringValue()).isEqualTo(code);
        assertThat(answer.json().size()).isEqualTo(3);
    }

    Member register() {
        String name = People.freshName();
        assertThat(http.post("/api/auth/register", credentials(name)).status()).isEqualTo(201);
        return login(name);
    }

    Member login(String name) {
        return Member.of(http.post("/api/auth/login", credentials(name)));
    }

    Member guest() {
        return Member.of(http.post("/api/auth/guest", "{\"guestName\":\"\"}"));
    }

    /** The conversation of two. */
    String open(Member one, Member other) {
        return http.post("/api/conversations", "{\"targetUserId\":\"" + other.id() + "\"}", one.bearer())
                .data()
                .get("conversationId")
                .stringValue();
    }

    /** A group of somebody with others. */
    String group(Member owner, Member... members) {
        String ids =
                String.join("\",\"", List.of(members).stream().map(Member::id).toList());
        Answer made = http.post("/api/groups", "{\"groupName\":\"G\",\"members\":[\"" + ids + "\"]}", owner.bearer());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.data().get("group").get("groupId").stringValue();
    }

    Answer say(Member sender, String conversation, String content) {
        Answer sent = http.post(
                "/api/messages",
                "{\"conversationId\":\"%s\",\"content\":\"%s\",\"type\":\"text\"}".formatted(conversation, content),
                sender.bearer());
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        return sent;
    }

    List<JsonNode> conversations(Member member) {
        return http.get("/api/conversations", member.bearer())
                .data()
                .valueStream()
                .toList();
    }

    /** One of somebody's conversations, as their list has it. */
    JsonNode conversation(Member member, String id) {
        return conversations(member).stream()
                .filter(each -> each.get("conversationId").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    SocketClient socket(Member member) {
        return SocketClient.openAt(port, "/ws?token=" + member.token());
    }
}
