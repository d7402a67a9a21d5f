package stoa.bench.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Single requests outside the measured time: people who sign up, posts, constants. */
public final class SetUp implements AutoCloseable {

    private static final String PASSWORD = "0123456789abcdef0123456789abcdef";

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final String base;

    public SetUp(int port) {
        base = "http://localhost:" + port;
    }

    /** Somebody who has signed up, with the header that proves it. */
    public record User(String id, String name, String authorization) {}

    public List<User> register(int count) throws IOException, InterruptedException {
        List<User> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "reader" + i;
            HttpResponse<byte[]> answer = send(request("/api/v1/auth/register", "")
                    .POST(BodyPublishers.ofString(registration(name)))
                    .build());
            users.add(new User(
                    read(answer.body()).path("data").path("id").asString(),
                    name,
                    answer.headers().firstValue("Authorization").orElseThrow()));
        }
        return users;
    }

    /** People with accounts and sessions but without passwords, made from within the server. */
    public List<User> people(int count) throws IOException, InterruptedException {
        List<User> people = new ArrayList<>();
        byte[] made = send(request("/api/v1/bench/people?count=" + count, "")
                        .POST(BodyPublishers.noBody())
                        .build())
                .body();
        for (JsonNode one : read(made)) {
            people.add(new User(
                    one.path("id").asString(),
                    one.path("name").asString(),
                    one.path("authorization").asString()));
        }
        return people;
    }

    /** Publishes many posts from within the server; returns how many per second. */
    public double seed(int count, List<User> authors) throws IOException, InterruptedException {
        String ids = authors.stream().map(User::id).collect(Collectors.joining(","));
        byte[] answer = post("/api/v1/bench/posts?count=" + count + "&authors=" + ids, authors.getFirst(), "{}");
        return read(answer).path("perSecond").asDouble();
    }

    /** Publishes one post; returns its id. */
    public String publish(User author) throws IOException, InterruptedException {
        byte[] answer = post("/api/v1/posts", author, "{\"title\":\"title\",\"content\":\"content\"}");
        return read(answer).path("data").path("id").asString();
    }

    /** Has very many people like a post; returns how many likes per second were stored and shown. */
    public double seedLikes(String post, User author, int count) throws IOException, InterruptedException {
        String path = "/api/v1/bench/likes?post=" + post + "&author=" + author.id() + "&count=" + count;
        return read(post(path, author, "{}")).path("perSecond").asDouble();
    }

    /** Makes an open group on the Chat face; returns its id. */
    public String group(User owner) throws IOException, InterruptedException {
        return read(post("/chat/api/v1/group", owner, "{\"name\":\"Everybody\"}"))
                .path("data")
                .path("group_id")
                .asString();
    }

    /** Joins a group as its clients do. */
    public void join(String group, User member) throws IOException, InterruptedException {
        post("/im/api/v1/groups/" + group + "/join", member, "");
    }

    /** Has very many people be in a group; returns how many per second were stored and shown. */
    public double seedMembers(String group, User owner, int count) throws IOException, InterruptedException {
        String path = "/api/v1/bench/members?group=" + group + "&count=" + count;
        return read(post(path, owner, "{}")).path("perSecond").asDouble();
    }

    /** How many posts there are. */
    public long posts() throws IOException, InterruptedException {
        return get("/api/v1/posts").path("data").path("total").asLong();
    }

    /** Has the server answer that path with a constant from now on; the same bytes that it answers to the other. */
    public String constantLike(String path) throws IOException, InterruptedException {
        return keep(send(request(path, "").GET().build()).body());
    }

    /** The same for a path that answers only somebody who has logged in. */
    String constantLike(String path, User reader) throws IOException, InterruptedException {
        return keep(get(path, reader));
    }

    /** Has the server answer with these bytes; returns where. */
    public String keep(byte[] answer) throws IOException, InterruptedException {
        String path = "/api/v1/bench/constants/" + Integer.toHexString(Arrays.hashCode(answer));
        send(request(path, "")
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(answer))
                .build());
        return path;
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return read(send(request(path, "").GET().build()).body());
    }

    public byte[] get(String path, User user) throws IOException, InterruptedException {
        return send(request(path, user.authorization()).GET().build()).body();
    }

    public JsonNode read(byte[] answer) {
        return json.readTree(answer);
    }

    public byte[] post(String path, User user, String body) throws IOException, InterruptedException {
        return send(request(path, user.authorization())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .body();
    }

    static String registration(String name) {
        return "{\"name\":\"" + name + "\",\"email\":\"\",\"password\":\"" + PASSWORD + "\"}";
    }

    static String login(String name) {
        return "{\"name\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}";
    }

    private HttpRequest.Builder request(String path, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    @Override
    public void close() {
        client.close();
    }
}
