package stoa.testkit.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP to a server under test, and nothing more: no cookies, no redirects, no retries. */
public final class Client {

    /** What everybody's password is. */
    public static final String PASSWORD = "0123456789abcdef0123456789abcdef";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    public Client(int port) {
        this.base = "http://localhost:" + port;
    }

    /** A request to a path, to be given headers and a method. */
    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
    }

    /** A GET with headers as names and values in turn. */
    public Answer get(String path, String... headers) {
        return send(with(to(path), headers).GET());
    }

    /** A DELETE with headers as names and values in turn. */
    public Answer delete(String path, String... headers) {
        return send(with(to(path), headers).DELETE());
    }

    /** A PUT with headers as names and values in turn. */
    public Answer put(String path, String body, String... headers) {
        return send(with(to(path), headers).PUT(BodyPublishers.ofString(body)));
    }

    /** A POST with headers as names and values in turn. */
    public Answer post(String path, String body, String... headers) {
        return send(with(to(path), headers).POST(BodyPublishers.ofString(body)));
    }

    /** A POST of bytes that may be no text. */
    public Answer post(String path, byte[] body, String... headers) {
        return send(with(to(path), headers).POST(BodyPublishers.ofByteArray(body)));
    }

    /** Sends a request and takes whatever comes back. */
    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Registers somebody with a name that nobody has. */
    public LoggedIn register() {
        String name = "person-" + PEOPLE.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
        Answer answer = post(
                "/api/v1/auth/register",
                "{\"name\":\"%s\",\"email\":\"%s@example.com\",\"password\":\"%s\"}".formatted(name, name, PASSWORD));
        return LoggedIn.from(name, answer);
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public JsonNode data() {
            return json().get("data");
        }

        public int code() {
            return json().get("code").intValue();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** Status and code in the way the contract writes them. */
        public String outcome() {
            return code() + "/" + status();
        }
    }

    /** Somebody's tokens. */
    public record LoggedIn(String id, String name, String accessToken, String refreshToken) {

        public static LoggedIn from(String name, Answer answer) {
            String cookie = answer.header("Set-Cookie");
            return new LoggedIn(
                    answer.data().get("id").stringValue(),
                    name,
                    answer.header("Authorization").substring("Bearer ".length()),
                    cookie.substring("refresh-token=".length(), cookie.indexOf(';')));
        }

        /** The header that authenticates, as name and value. */
        public String[] bearer() {
            return new String[] {"Authorization", "Bearer " + accessToken};
        }

        public String[] refreshCookie() {
            return new String[] {"Cookie", "refresh-token=" + refreshToken};
        }
    }
}
