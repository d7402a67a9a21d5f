package stoa.server.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.comment.event.CommentWritten;
import stoa.api.post.event.PostDeleted;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;

/** Many at once, over HTTP: whoever wins, the count of a post is what its lists show. */
@ForumContract
class CommentRacesTest {

    private static final int RACERS = 12;
    private static final String NICE = "{\"content\":\"nice\"}";

    @LocalServerPort
    int port;

    @Autowired
    EventStore ledger;

    private Client client;
    private LoggedIn alice;
    private String post;
    private String comments;

    @BeforeEach
    void alice_publishes() {
        client = new Client(port);
        alice = client.register();
        post = idOf(client.post("/api/v1/posts", "{\"title\":\"t\",\"content\":\"c\"}", alice.bearer()));
        comments = "/api/v1/posts/" + post + "/comments";
    }

    @RepeatedTest(3)
    void of_replies_and_the_deletion_of_their_thread() throws Exception {
        comment();
        String opener = comment();
        String reply = "{\"parent_id\":\"%s\",\"reply_id\":\"%s\",\"content\":\"reply\"}".formatted(opener, opener);

        List<Answer> answers = race(racer -> racer == RACERS / 2
                ? client.delete(comments + "/" + opener, alice.bearer())
                : client.post(comments, reply, alice.bearer()));

        assertThat(answers.get(RACERS / 2).outcome()).isEqualTo("0/200");
        assertThat(answers).extracting(Answer::outcome).containsAnyOf("0/200").isSubsetOf("0/200", "40001/404");
        assertThat(count()).isEqualTo(1).isEqualTo(shown());
    }

    @RepeatedTest(3)
    void of_deletions_of_one_comment_lower_the_count_once() throws Exception {
        String opener = comment();
        String reply = "{\"parent_id\":\"%s\",\"content\":\"reply\"}".formatted(opener);
        String first = idOf(client.post(comments, reply, alice.bearer()));
        client.post(comments, reply, alice.bearer());
        comment();

        assertOneOf(race(racer -> client.delete(comments + "/" + first, alice.bearer())));
        assertThat(count()).isEqualTo(3).isEqualTo(shown());

        assertOneOf(race(racer -> client.delete(comments + "/" + opener, alice.bearer())));
        assertThat(count()).isEqualTo(1).isEqualTo(shown());
    }

    @RepeatedTest(3)
    void of_comments_and_the_deletion_of_the_post_leave_none_after_it() throws Exception {
        TrackingToken before = ledger.createHeadToken();

        List<Answer> answers = race(racer -> racer == RACERS / 2
                ? client.delete("/api/v1/posts/" + post, alice.bearer())
                : client.post(comments, NICE, alice.bearer()));

        assertThat(answers.get(RACERS / 2).outcome()).isEqualTo("0/200");
        assertThat(answers).extracting(Answer::outcome).isSubsetOf("0/200", "30001/404");
        List<Object> told = toldAfter(before);
        assertThat(told).filteredOn(PostDeleted.class::isInstance).hasSize(1);
        assertThat(told).last().isInstanceOf(PostDeleted.class);
        assertThat(told)
                .filteredOn(CommentWritten.class::isInstance)
                .hasSize((int) answers.stream()
                                .filter(answer -> answer.status() == 200)
                                .count()
                        - 1);
    }

    /** What the ledger tells of the post, in order. */
    private List<Object> toldAfter(TrackingToken before) throws InterruptedException {
        List<Object> told = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> events = ledger.openStream(before)) {
            while (events.hasNextAvailable()) {
                Object event = events.nextAvailable().getPayload();
                if ((event instanceof CommentWritten it && it.post().toString().equals(post))
                        || (event instanceof PostDeleted gone
                                && gone.post().toString().equals(post))) {
                    told.add(event);
                }
            }
        }
        return told;
    }

    private static void assertOneOf(List<Answer> answers) {
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(Answer::outcome)
                .containsOnly("40001/404");
    }

    private String comment() {
        return idOf(client.post(comments, NICE, alice.bearer()));
    }

    private static String idOf(Answer created) {
        return created.data().get("id").stringValue();
    }

    private int count() {
        return client.get("/api/v1/posts/" + post).data().get("comment_count").intValue();
    }

    /** How many comments all lists of the post show, whatever their totals say. */
    private int shown() {
        List<String> openers = ids(client.get(comments + "?pageSize=100").data());
        return openers.size()
                + openers.stream()
                        .mapToInt(opener -> ids(client.get(comments + "/" + opener + "?pageSize=100")
                                        .data())
                                .size())
                        .sum();
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.get("comments").spliterator(), false)
                .map(comment -> comment.get("id").stringValue())
                .toList();
    }

    private static List<Answer> race(IntFunction<Answer> request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        List<Callable<Answer>> runs = IntStream.range(0, RACERS)
                .<Callable<Answer>>mapToObj(racer -> () -> {
                    start.await();
                    return request.apply(racer);
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> run : threads.invokeAll(runs)) {
                answers.add(run.get());
            }
            return answers;
        }
    }
}
