package stoa.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the Forum face as a client does; a connection that breaks surfaces as {@link UncheckedIOException}. */
public final class ForumClient {

    /** Any 32 characters: clients send a digest. */
    public static final String PASSWORD = "0123456789abcdef0123456789abcdef";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 100;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String base;

    public ForumClient(int port) {
        this.base = "http://localhost:" + port;
    }

    /** An account and the token that stands for it. */
    public record Account(String id, String name, String token) {}

    /** Registers an account; answers only if the server said yes. */
    public Account register(String name) {
        HttpResponse<String> response = post(
                "/api/v1/auth/register",
                "",
                Map.of("name", name, "email", name + "@example.com", "password", PASSWORD));
        requireOk(response);
        String token = response.headers().firstValue("Authorization").orElseThrow();
        return new Account(data(response).get("id").stringValue(), name, token.substring("Bearer ".length()));
    }

    /** Publishes a post and returns its id. */
    public String publish(Account author, String title) {
        HttpResponse<String> response =
                post("/api/v1/posts", author.token(), Map.of("title", title, "content", "text", "tags", List.of("go")));
        requireOk(response);
        return data(response).get("id").stringValue();
    }

    /** The ids of all posts there are, page by page. */
    public List<String> allPosts() {
        List<String> ids = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode data = data(requireOk(get("/api/v1/posts?pageNo=" + page + "&pageSize=" + PAGE)));
            data.get("posts").forEach(post -> ids.add(post.get("id").stringValue()));
            if (!data.get("hasMore").booleanValue()) {
                return ids;
            }
        }
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    public HttpResponse<String> post(String path, String token, Map<String, ?> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public static JsonNode data(HttpResponse<String> response) {
        return JSON.readTree(response.body()).get("data");
    }

    /** The server refused, or could not say; whether it was done is open. */
    public static final class NotAcknowledged extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotAcknowledged(HttpResponse<String> response) {
            super(response.statusCode() + " " + response.body());
        }
    }

    private static HttpResponse<String> requireOk(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new NotAcknowledged(response);
        }
        return response;
    }
}
