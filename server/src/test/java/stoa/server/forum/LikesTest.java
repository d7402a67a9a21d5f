package stoa.server.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.ledger.Ledger;
import stoa.ledger.StoredEvent;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;

/** Likes through the whole of Stoa: one of each person, exact in every count, never of a deleted post. */
@ForumContract
class LikesTest {

    private static final int RACERS = 50;

    @LocalServerPort
    int port;

    @Autowired
    Ledger ledger;

    private Client client;
    private LoggedIn alice;
    private String post;

    @BeforeEach
    void publish() {
        client = new Client(port);
        alice = client.register();
        post = publish("liked by many");
    }

    /** Other tests expect the newest post to be the hottest. */
    @AfterEach
    void deleteWhatIsLiked() {
        client.delete("/api/v1/posts/" + post, alice.bearer());
    }

    private String publish(String title) {
        return client.post("/api/v1/posts", "{\"title\":\"%s\",\"content\":\"text\"}".formatted(title), alice.bearer())
                .data()
                .get("id")
                .stringValue();
    }

    private String likes() {
        return "/api/v1/posts/" + post + "/likes";
    }

    private int likeCount() {
        return client.get("/api/v1/posts/" + post).data().get("like_count").intValue();
    }

    private long score(String id) {
        for (JsonNode hot : client.get("/api/v1/posts/top").data()) {
            if (hot.get("id").stringValue().equals(id)) {
                return hot.get("score").longValue();
            }
        }
        throw new AssertionError(id + " is not among the hot posts");
    }

    /** Starts all of them at once. */
    private static List<Answer> racing(List<Supplier<Answer>> requests) {
        CountDownLatch start = new CountDownLatch(requests.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
            return requests.stream()
                    .map(request -> CompletableFuture.supplyAsync(() -> together(start, request), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static Answer together(CountDownLatch start, Supplier<Answer> request) {
        start.countDown();
        try {
            start.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return request.get();
    }

    @Test
    void of_fifty_racing_likes_by_one_person_exactly_one_succeeds() {
        LoggedIn bob = client.register();

        List<Answer> answers =
                racing(Stream.<Supplier<Answer>>generate(() -> () -> client.post(likes(), "", bob.bearer()))
                        .limit(RACERS)
                        .toList());

        assertThat(answers)
                .extracting(Answer::outcome)
                .containsOnlyOnce("0/200")
                .containsOnly("0/200", "30002/409");
        assertThat(likeCount()).isEqualTo(1);
        assertThat(ledger.stream("like:" + post + ":" + bob.id(), 0, 10)).hasSize(1);
    }

    @Test
    void of_fifty_racing_withdrawals_exactly_one_succeeds() {
        LoggedIn bob = client.register();
        client.post(likes(), "", bob.bearer());

        List<Answer> answers =
                racing(Stream.<Supplier<Answer>>generate(() -> () -> client.delete(likes(), bob.bearer()))
                        .limit(RACERS)
                        .toList());

        assertThat(answers)
                .extracting(Answer::outcome)
                .containsOnlyOnce("0/200")
                .containsOnly("0/200", "30003/409");
        assertThat(likeCount()).isZero();
    }

    @Test
    void racing_likes_of_many_people_all_count() {
        List<LoggedIn> people =
                Stream.generate(() -> client.register()).limit(20).toList();

        List<Answer> answers = racing(people.stream()
                .<Supplier<Answer>>map(person -> () -> client.post(likes(), "", person.bearer()))
                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(likeCount()).isEqualTo(people.size());
        assertThat(people)
                .allMatch(person -> client.get(likes(), person.bearer()).data().booleanValue());
    }

    @Test
    void no_like_follows_a_deletion_that_it_races_with() {
        List<LoggedIn> people =
                Stream.generate(() -> client.register()).limit(12).toList();
        for (int round = 0; round < 8; round++) {
            post = publish("gone in a moment");
            long before = ledger.head();
            List<Supplier<Answer>> requests = new ArrayList<>();
            people.forEach(person -> requests.add(() -> client.post(likes(), "", person.bearer())));
            requests.add(people.size() / 2, () -> client.delete("/api/v1/posts/" + post, alice.bearer()));

            List<Answer> answers = new ArrayList<>(racing(requests));

            assertThat(answers.remove(people.size() / 2).status()).isEqualTo(200);
            assertThat(answers).extracting(Answer::outcome).isSubsetOf("0/200", "30001/404");
            long liked =
                    answers.stream().filter(answer -> answer.status() == 200).count();
            List<String> names = namesAfter(before);
            assertThat(names.stream().filter("like.PostLiked"::equals).count()).isEqualTo(liked);
            assertThat(names.indexOf("post.PostDeleted")).isEqualTo(liked);
            assertThat(client.get(likes(), alice.bearer()).outcome()).isEqualTo("30001/404");
        }
    }

    /** The events about the post, in ledger order. */
    private List<String> namesAfter(long position) {
        return ledger.page(position, 1_000).stream()
                .map(StoredEvent::event)
                .filter(event ->
                        event.stream().equals("post:" + post) || event.stream().startsWith("like:" + post + ":"))
                .map(event -> event.name())
                .toList();
    }

    @Test
    void who_likes_and_takes_it_back_reads_each_at_once() {
        LoggedIn bob = client.register();
        for (int i = 0; i < 20; i++) {
            client.post(likes(), "", bob.bearer());
            assertThat(client.get(likes(), bob.bearer()).data().booleanValue()).isTrue();
            assertThat(likeCount()).isEqualTo(1);

            client.delete(likes(), bob.bearer());
            assertThat(client.get(likes(), bob.bearer()).data().booleanValue()).isFalse();
            assertThat(likeCount()).isZero();
        }
    }

    @Test
    void every_list_shows_the_likes_and_the_hot_list_is_in_order_of_them() {
        String newer = publish("newer");
        String first = post;
        long untouched = score(first);

        client.post(likes(), "", alice.bearer());
        client.post(likes(), "", client.register().bearer());

        assertThat(score(first)).isEqualTo(untouched + 2 * 432);
        List<String> hot = new ArrayList<>();
        client.get("/api/v1/posts/top")
                .data()
                .forEach(entry -> hot.add(entry.get("id").stringValue()));
        assertThat(hot.indexOf(first)).isLessThan(hot.indexOf(newer));
        JsonNode listed = client.get("/api/v1/posts?pageSize=2").data().get("posts");
        assertThat(listed.get(0).get("like_count").intValue()).isZero();
        assertThat(listed.get(1).get("like_count").intValue()).isEqualTo(2);

        client.delete(likes(), alice.bearer());
        assertThat(score(first)).isEqualTo(untouched + 432);
    }
}
