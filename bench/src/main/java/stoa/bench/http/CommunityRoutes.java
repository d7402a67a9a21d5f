package stoa.bench.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/** What people do with each other: likes, comments, follows, conversations. Every connection is somebody else. */
final class CommunityRoutes {

    private static final String POSTS = "/api/v1/posts";
    private static final String USERS = "/api/v1/users/";
    private static final int POSTS_TO_LIKE = 100;
    private static final int CONVERSATIONS = 20;

    private final SetUp setUp;
    private final List<SetUp.User> callers;
    private final SetUp.User guest;
    private final List<String> posts = new ArrayList<>();

    /**
     * @param callers one for each connection
     * @param guest somebody else, for what is done once before the measurement
     */
    CommunityRoutes(SetUp setUp, List<SetUp.User> callers, SetUp.User guest) throws IOException, InterruptedException {
        this.setUp = setUp;
        this.callers = callers;
        this.guest = guest;
        JsonNode page = setUp.get(POSTS + "?pageNo=1&pageSize=" + POSTS_TO_LIKE);
        page.path("data")
                .path("posts")
                .forEach(post -> posts.add(post.path("id").asString()));
    }

    /** Each caller likes post after post, and takes each like back before the next. */
    Route like() throws IOException, InterruptedException {
        String constant = setUp.keep(setUp.post(likes(0), guest, ""));
        return new Route("like, unlike in turns", inTurns(turn -> likes(turn % posts.size())), constantFor(constant));
    }

    /** Each caller follows one after the other, and leaves each before the next. */
    Route follow() throws IOException, InterruptedException {
        String constant = setUp.keep(setUp.post(follow(callers.getFirst()), guest, ""));
        int[] turns = new int[callers.size()];
        Requests requests = connection -> {
            int turn = turns[connection]++;
            int other = (connection + 1 + turn / 2 % (callers.size() - 1)) % callers.size();
            return send(turn, follow(callers.get(other)), connection);
        };
        return new Route("follow, unfollow in turns", requests, constantFor(constant));
    }

    Route comment() throws IOException, InterruptedException {
        String constant = setUp.keep(setUp.post(comments(0), guest, newComment()));
        return new Route(
                "comment",
                connection -> ByteBuffer.wrap(Http.post(
                        comments(connection % posts.size()),
                        callers.get(connection).authorization(),
                        newComment())),
                constantFor(constant));
    }

    /** The first page of a post that has been commented on. */
    Route commentPage() throws IOException, InterruptedException {
        return reading("comment page", comments(0) + "?pageNo=1&pageSize=" + Routes.PAGE_SIZE, guest);
    }

    /** The followers of somebody whom everybody follows. */
    Route followerPage() throws IOException, InterruptedException {
        for (SetUp.User caller : callers) {
            setUp.post(follow(guest), caller, "");
        }
        return reading("follower page", USERS + "me/followers?pageNo=1&pageSize=" + Routes.PAGE_SIZE, guest);
    }

    /** The conversations of somebody who has some. */
    Route sessionList() throws IOException, InterruptedException {
        for (SetUp.User other : callers.subList(0, CONVERSATIONS)) {
            setUp.get(USERS + other.id() + "/sessions", guest);
        }
        return reading("list of " + CONVERSATIONS + " sessions", "/api/v1/sessions", guest);
    }

    private Route reading(String name, String path, SetUp.User reader) throws IOException, InterruptedException {
        String constant = setUp.constantLike(path, reader);
        return new Route(
                name,
                Requests.always(Http.get(path, reader.authorization())),
                Requests.always(Http.get(constant, reader.authorization())));
    }

    private Requests inTurns(IntFunction<String> path) {
        int[] turns = new int[callers.size()];
        return connection -> {
            int turn = turns[connection]++;
            return send(turn, path.apply(turn / 2), connection);
        };
    }

    /** Does something, and the next time takes it back. */
    private ByteBuffer send(int turn, String path, int connection) {
        String caller = callers.get(connection).authorization();
        return ByteBuffer.wrap(turn % 2 == 0 ? Http.post(path, caller, "") : Http.delete(path, caller));
    }

    private Requests constantFor(String path) {
        return connection ->
                ByteBuffer.wrap(Http.post(path, callers.get(connection).authorization(), Routes.post(connection)));
    }

    private String likes(int post) {
        return POSTS + "/" + posts.get(post) + "/likes";
    }

    private String comments(int post) {
        return POSTS + "/" + posts.get(post) + "/comments";
    }

    private static String follow(SetUp.User followed) {
        return USERS + followed.id() + "/follow";
    }

    private static String newComment() {
        return "{\"parent_id\":\"0\",\"reply_id\":\"0\",\"content\":\"Whoever answers first seldom thinks first.\"}";
    }
}
