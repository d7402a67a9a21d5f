package stoa.bench.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import stoa.bench.assembly.SamplePost;
import tools.jackson.databind.JsonNode;

/** What is asked of the server, made from what is in it. */
final class Routes {

    static final int PAGE_SIZE = 10;
    private static final String POSTS = "/api/v1/posts";
    private static final int POSTS_TO_READ = 100;

    private final SetUp setUp;
    private final List<SetUp.User> users;
    private final AtomicInteger numbers = new AtomicInteger();

    Routes(SetUp setUp, List<SetUp.User> users) {
        this.setUp = setUp;
        this.users = users;
    }

    Route page(int number) throws IOException, InterruptedException {
        return reading("page " + number, POSTS + "?pageNo=" + number + "&pageSize=" + PAGE_SIZE);
    }

    Route tagPage() throws IOException, InterruptedException {
        return reading(
                "tag's first page", POSTS + "/tags?tag=" + SamplePost.SEARCHED_TAG + "&pageNo=1&pageSize=" + PAGE_SIZE);
    }

    Route hotList() throws IOException, InterruptedException {
        return reading("hot list", POSTS + "/top");
    }

    /** One of a hundred posts at random. */
    Route onePost() throws IOException, InterruptedException {
        List<byte[]> requests = new ArrayList<>();
        JsonNode page = setUp.get(POSTS + "?pageNo=1&pageSize=" + POSTS_TO_READ);
        for (JsonNode post : page.path("data").path("posts")) {
            requests.add(Http.get(POSTS + "/" + post.path("id").asString(), ""));
        }
        String first =
                POSTS + "/" + page.path("data").path("posts").path(0).path("id").asString();
        String constant = setUp.constantLike(first);
        return new Route(
                "one post",
                connection ->
                        ByteBuffer.wrap(requests.get(ThreadLocalRandom.current().nextInt(requests.size()))),
                Requests.always(Http.get(constant, "")));
    }

    Route publish() throws IOException, InterruptedException {
        String constant = setUp.keep(setUp.post(POSTS, users.getFirst(), newPost()));
        return new Route(
                "publish",
                connection -> post(POSTS, connection, newPost()),
                connection -> post(constant, connection, newPost()));
    }

    /** Every connection changes a post of its own, so that nobody waits for anybody else's stream. */
    Route update(int connections) throws IOException, InterruptedException {
        List<String> own = new ArrayList<>();
        for (int connection = 0; connection < connections; connection++) {
            byte[] answer = setUp.post(POSTS, user(connection), newPost());
            own.add(POSTS + "/" + setUp.read(answer).path("data").path("id").asString());
        }
        String constant = setUp.keep(setUp.post(own.getFirst(), users.getFirst(), newPost()));
        return new Route(
                "update",
                connection -> post(own.get(connection), connection, newPost()),
                connection -> post(constant, connection, newPost()));
    }

    /** Register and log in; what limits them is the password's hash, not a constant. */
    Requests register() {
        return connection -> ByteBuffer.wrap(
                Http.post("/api/v1/auth/register", "", SetUp.registration("newcomer" + numbers.getAndIncrement())));
    }

    Requests login() {
        return connection -> ByteBuffer.wrap(
                Http.post("/api/v1/auth/login", "", SetUp.login(user(connection).name())));
    }

    private Route reading(String name, String path) throws IOException, InterruptedException {
        String constant = setUp.constantLike(path);
        return new Route(name, Requests.always(Http.get(path, "")), Requests.always(Http.get(constant, "")));
    }

    private ByteBuffer post(String path, int connection, String body) {
        return ByteBuffer.wrap(Http.post(path, user(connection).authorization(), body));
    }

    private SetUp.User user(int connection) {
        return users.get(connection % users.size());
    }

    private String newPost() {
        return post(numbers.getAndIncrement());
    }

    /** A post as a client writes it. */
    static String post(int number) {
        return "{\"title\":\"" + SamplePost.title(number) + "\",\"content\":\"" + SamplePost.CONTENT + "\",\"tags\":[\""
                + String.join("\",\"", SamplePost.tags(number)) + "\"]}";
    }
}
