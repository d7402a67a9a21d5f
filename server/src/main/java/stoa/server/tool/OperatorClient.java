package stoa.server.tool;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the operators' face of a running server. */
public final class OperatorClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PREFIX = "/api/v1";
    private static final int FIRST_ERROR = 400;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String token;

    private OperatorClient(String url, String token) {
        this.url = url;
        this.token = token;
    }

    static OperatorClient withToken(String url, String token) {
        return new OperatorClient(url, token);
    }

    static OperatorClient login(String url, String name, String password) throws IOException {
        try (OperatorClient nobody = new OperatorClient(url, "")) {
            JsonNode session = nobody.post("/login", Map.of("name", name, "password", password));
            return new OperatorClient(url, session.get("token").stringValue());
        }
    }

    /**
     * What is at a path below the face's prefix.
     *
     * @throws IOException with a sentence for people, if it can not be had
     */
    public JsonNode get(String path) throws IOException {
        return send(to(path).GET());
    }

    /** Has something done; missing if there is nothing to show for it. */
    public JsonNode post(String path, Object body) throws IOException {
        return send(to(path).POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    /** A text as a part of a path or the value of a parameter. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder to(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + PREFIX + path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode body = response.body().length == 0 ? JSON.missingNode() : JSON.readTree(response.body());
            if (response.statusCode() >= FIRST_ERROR) {
                throw new IOException(response.statusCode() + " "
                        + body.path("code").asString("") + " "
                        + body.path("detail").asString(body.path("title").asString("")));
            }
            return body;
        } catch (ConnectException nobody) {
            throw new IOException("nobody answers at " + url, nobody);
        } catch (JacksonException strange) {
            throw new IOException("there is no Stoa at " + url, strange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
