package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Doors;
import stoa.server.faces.People.Person;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.SocketClient;

/** Whatever a body, a path or a frame is, it is answered in the face's words, and nothing is our fault. */
@ForumContract
class FuzzTest {

    private static final int REQUESTS = 300;
    private static final int FRAMES = 25;

    private static final List<String> IM = List.of(
            "POST /auth/register",
            "POST /auth/login",
            "PUT /api/v1/users/me",
            "GET /users/%s",
            "GET /api/v1/conversations?limit=%s&offset=%s",
            "POST /api/v1/conversations/private",
            "GET /api/v1/conversations/%s/messages?beforeMessageID=%s&limit=%s",
            "POST /api/v1/conversations/%s/messages",
            "POST /api/v1/groups",
            "GET /groups/%s",
            "GET /groups/search?q=%s",
            "POST /api/v1/groups/%s/join",
            "POST /api/v1/groups/%s/members",
            "POST /api/v1/groups/%s/transfer",
            "POST /api/v1/groups/%s/requests/%s/approve",
            "GET /api/v1/groups/%s/members?offset=%s");

    private static final List<String> CHAT = List.of(
            "POST /api/v1/register",
            "POST /api/v1/login",
            "PUT /api/v1/user/profile",
            "POST /api/v1/chat/message",
            "GET /api/v1/chat/messages?receiver_id=%s&limit=%s&offset=%s",
            "GET /api/v1/chat/messages?group_id=%s",
            "POST /api/v1/group");

    private static final List<String> WORDS = List.of(
            "0",
            "-1",
            "1",
            "2",
            "1.5",
            "x",
            "",
            "9007199254740993",
            "99999999999999999999",
            "%F0%9F%98%80",
            "a,b",
            "+1");

    private static final List<String> KEYS = List.of(
            "type",
            "content",
            "receiver_id",
            "receiverId",
            "group_id",
            "conversationId",
            "message_id",
            "client_id",
            "data",
            "username",
            "password",
            "email",
            "phone",
            "nickname",
            "avatarUrl",
            "bio",
            "targetId",
            "name",
            "isPublic",
            "joinCondition",
            "userId",
            "userIds",
            "metadata",
            "fileSize",
            "fileName",
            "x");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "2",
            "1.5",
            "1e99",
            "9007199254740993",
            "123456789012345678901234567890",
            "\"\"",
            "\" \"",
            "\"text\"",
            "\"message\"",
            "\"read\"",
            "\"ping\"",
            "\"x@y\"",
            "\"7\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[]",
            "[1,\"2\",null]",
            "{}",
            "{\"type\":\"text\"}",
            "\"direct\"",
            "\"secret1\"",
            "\"\uD83D\uDE00\"");

    private final People people;

    @Autowired
    FuzzTest(Doors doors, ImFace imFace, ChatFace chatFace) {
        people = new People(doors, imFace, chatFace);
    }

    static LongStream seeds() {
        return LongStream.of(1, 2, new Random().nextLong());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_request_is_our_fault(long seed) {
        Random random = new Random(seed);
        Person alice = people.register();
        for (int number = 0; number < REQUESTS; number++) {
            boolean onIm = random.nextBoolean();
            String[] route = one(random, onIm ? IM : CHAT).split(" ", 2);
            Client client = onIm ? people.im : people.chat;
            String path = route[1];
            while (path.contains("%s")) {
                path = path.replaceFirst("%s", one(random, WORDS));
            }
            byte[] body = body(random);
            Answer answer = client.send(
                    client.to(path).headers(alice.bearer()).method(route[0], BodyPublishers.ofByteArray(body)));
            String what = "seed %d, %s %s: %s".formatted(seed, route[0], path, text(body));
            assertThat(answer.status()).as(what).isLessThan(500);
            assertThat(answer.text()).as(what).startsWithIgnoringCase(answer.status() < 400 && onIm ? "" : "{\"");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_frame_is_our_fault_or_ends_the_socket(long seed) {
        Random random = new Random(seed);
        Person alice = people.register();
        for (SocketClient socket : List.of(people.imSocket(alice), people.chatSocket(alice))) {
            for (int number = 0; number < FRAMES; number++) {
                String frame = text(body(random));
                socket.send(frame);
                socket.send("{\"type\":\"ping\"}");
                String answer = socket.next();
                while (!answer.equals("{\"type\":\"pong\"}")) {
                    assertThat(answer).as("seed %d: %s", seed, frame).doesNotContain("\"code\":50");
                    answer = socket.next();
                }
            }
            socket.close();
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static <T> T one(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static byte[] body(Random random) {
        StringBuilder json = new StringBuilder("{");
        for (int keys = random.nextInt(6); keys > 0; keys--) {
            json.append('"').append(one(random, KEYS)).append("\":").append(one(random, VALUES));
            json.append(keys > 1 ? "," : "");
        }
        byte[] body = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        for (int damage = random.nextInt(4) - 2; damage > 0; damage--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }
}
