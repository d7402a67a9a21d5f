package stoa.gateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

/** Whatever a body is, the answer is this face's envelope, and nothing is our fault. The seed is in a test's name. */
@GatewayTest
class JsonFuzzTest {

    private static final int BODIES_PER_SEED = 150;
    private static final List<String> TARGETS = List.of(
            "/api/v1/posts",
            "/api/v1/posts/1",
            "/api/v1/users/me",
            "/api/v1/users/me/password",
            "/api/v1/auth/register",
            "/api/v1/auth/login");
    private static final List<String> KEYS = List.of(
            "title",
            "content",
            "tags",
            "email",
            "name",
            "password",
            "bio",
            "gender",
            "birthday",
            "old_password",
            "new_password",
            "x",
            "");

    @LocalServerPort
    int port;

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, new Random().nextLong());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_body_is_our_fault(long seed) {
        Random random = new Random(seed);
        Client client = new Client(port);
        LoggedIn alice = client.register();
        for (int i = 0; i < BODIES_PER_SEED; i++) {
            byte[] body = body(random);
            String target = TARGETS.get(random.nextInt(TARGETS.size()));

            Answer answer = client.post(target, body, alice.bearer());

            assertThat(answer.status())
                    .as("seed %d, body %d to %s: %s", seed, i, target, new String(body, StandardCharsets.UTF_8))
                    .isIn(200, 400, 401, 404, 409, 429);
            assertThat(answer.json().get("code").isInt()).isTrue();
        }
    }

    @Test
    void the_generator_makes_good_and_bad_json() {
        Random random = new Random(1);
        long good = LongStream.range(0, 500)
                .filter(i -> {
                    try {
                        JsonText.read(body(random), Object.class);
                        return true;
                    } catch (RuntimeException bad) {
                        return false;
                    }
                })
                .count();

        assertThat(good).isBetween(100L, 400L);
    }

    private static byte[] body(Random random) {
        StringBuilder json = new StringBuilder();
        object(random, json, 0);
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        for (int damage = random.nextInt(4) - 1; damage > 0; damage--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    private static void object(Random random, StringBuilder json, int depth) {
        json.append('{');
        for (int i = random.nextInt(6); i > 0; i--) {
            string(json, KEYS.get(random.nextInt(KEYS.size())));
            json.append(':');
            value(random, json, depth + 1);
            json.append(i > 1 ? "," : "");
        }
        json.append('}');
    }

    private static void value(Random random, StringBuilder json, int depth) {
        switch (random.nextInt(depth > 4 ? 8 : 10)) {
            case 0 -> json.append("null");
            case 1 -> json.append(random.nextBoolean());
            case 2 -> json.append(random.nextLong());
            case 3 -> json.append(random.nextGaussian());
            case 4 -> json.append("1e").append(random.nextInt(4000));
            case 5 -> string(json, "0123456789abcdef".repeat(random.nextInt(4)));
            case 6 -> string(json, text(random));
            case 7 ->
                json.append("\"\\u")
                        .append("%04x".formatted(random.nextInt(0x10000)))
                        .append('"');
            case 8 -> object(random, json, depth);
            default -> {
                json.append('[');
                value(random, json, depth + 1);
                json.append(']');
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            int point = random.nextInt(3) == 0 ? random.nextInt(Character.MAX_CODE_POINT) : 32 + random.nextInt(90);
            text.appendCodePoint(point);
        }
        return text.toString();
    }

    private static void string(StringBuilder json, String text) {
        json.append('"')
                .append(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                .append('"');
    }
}
