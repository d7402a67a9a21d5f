package stoa.server.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;

/** Who follows whom through the whole of Stoa: the document's examples, its refusals, and many at once. */
@ForumContract
class FollowsTest {

    private static final String USERS = "/api/v1/users/";
    private static final int RACERS = 20;

    @LocalServerPort
    int port;

    private Client client;
    private LoggedIn alice;
    private LoggedIn bob;

    @BeforeEach
    void register() {
        client = new Client(port);
        alice = client.register();
        bob = client.register();
    }

    private Answer follow(LoggedIn follower, LoggedIn followee) {
        return client.post(USERS + followee.id() + "/follow", "", follower.bearer());
    }

    private Answer unfollow(LoggedIn follower, LoggedIn followee) {
        return client.delete(USERS + followee.id() + "/follow", follower.bearer());
    }

    private int relation(LoggedIn of, LoggedIn to) {
        return client.get(USERS + to.id() + "/follow", of.bearer()).data().intValue();
    }

    private JsonNode followers(LoggedIn of, String query) {
        return client.get(USERS + "me/followers" + query, of.bearer()).data();
    }

    private JsonNode followees(LoggedIn of) {
        return client.get(USERS + "me/followees", of.bearer()).data();
    }

    private static List<String> ids(JsonNode people) {
        return StreamSupport.stream(people.spliterator(), false)
                .map(person -> person.get("id").stringValue())
                .toList();
    }

    private static String brief(LoggedIn person) {
        return "{\"id\":\"%s\",\"email\":\"%s@example.com\",\"name\":\"%s\",\"avatar\":\"\"}"
                .formatted(person.id(), person.name(), person.name());
    }

    @Test
    void users_id_follow() {
        assertThat(follow(alice, bob).text()).isEqualTo("{\"code\":0,\"msg\":\"关注成功\"}");
        assertThat(client.get(USERS + bob.id() + "/follow", alice.bearer()).text())
                .isEqualTo("{\"code\":0,\"msg\":\"获取关注关系成功\",\"data\":1}");
        assertThat(unfollow(alice, bob).text()).isEqualTo("{\"code\":0,\"msg\":\"取消关注成功\"}");
        assertThat(client.get(USERS + bob.id() + "/follow", alice.bearer()).text())
                .isEqualTo("{\"code\":0,\"msg\":\"获取关注关系成功\",\"data\":0}");
    }

    @Test
    void users_me_followers_and_users_me_followees() {
        follow(bob, alice);
        follow(alice, bob);

        assertThat(client.get(USERS + "me/followers?pageNo=1&pageSize=10", alice.bearer())
                        .text())
                .isEqualTo("{\"code\":0,\"msg\":\"获取粉丝列表成功\",\"data\":{\"followers\":[" + brief(bob)
                        + "],\"total\":1,\"hasMore\":false}}");
        assertThat(client.get(USERS + "me/followees?pageNo=1&pageSize=10", alice.bearer())
                        .text())
                .isEqualTo("{\"code\":0,\"msg\":\"获取关注列表成功\",\"data\":{\"followees\":[" + brief(bob)
                        + "],\"total\":1,\"hasMore\":false}}");
    }

    @Test
    void nobody_is_an_empty_list() {
        assertThat(followers(alice, "").toString()).isEqualTo("{\"followers\":[],\"total\":0,\"hasMore\":false}");
        assertThat(followees(alice).toString()).isEqualTo("{\"followees\":[],\"total\":0,\"hasMore\":false}");
    }

    @Test
    void a_relation_is_told_from_the_callers_side() {
        assertThat(relation(alice, bob)).isZero();

        follow(alice, bob);
        assertThat(relation(alice, bob)).isEqualTo(1);
        assertThat(relation(bob, alice)).isEqualTo(2);

        follow(bob, alice);
        assertThat(relation(alice, bob)).isEqualTo(3);
        assertThat(relation(bob, alice)).isEqualTo(3);

        unfollow(alice, bob);
        assertThat(relation(alice, bob)).isEqualTo(2);
        assertThat(relation(bob, alice)).isEqualTo(1);
    }

    @Test
    void nobody_is_related_to_themselves_or_to_a_stranger() {
        assertThat(relation(alice, alice)).isZero();
        assertThat(client.get(USERS + "42/follow", alice.bearer()).text())
                .isEqualTo("{\"code\":0,\"msg\":\"获取关注关系成功\",\"data\":0}");
    }

    @Test
    void lists_show_what_was_just_done_and_who_follows_again_stands_first() {
        LoggedIn carol = client.register();
        follow(bob, alice);
        follow(carol, alice);
        assertThat(ids(followers(alice, "").get("followers"))).containsExactly(carol.id(), bob.id());

        unfollow(bob, alice);
        assertThat(ids(followers(alice, "").get("followers"))).containsExactly(carol.id());
        assertThat(followees(bob).get("total").intValue()).isZero();

        follow(bob, alice);
        assertThat(ids(followers(alice, "").get("followers"))).containsExactly(bob.id(), carol.id());
        assertThat(followers(alice, "").get("total").intValue()).isEqualTo(2);
        assertThat(ids(followees(bob).get("followees"))).containsExactly(alice.id());
    }

    @Test
    void pages_follow_each_other_without_gaps_or_repetitions() {
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            LoggedIn follower = client.register();
            follow(follower, alice);
            expected.add(follower.id());
        }

        Set<String> read = new HashSet<>();
        for (int page = 1; page <= 3; page++) {
            JsonNode data = followers(alice, "?pageSize=3&pageNo=" + page);
            assertThat(data.get("total").intValue()).isEqualTo(7);
            assertThat(data.get("hasMore").booleanValue()).isEqualTo(page < 3);
            ids(data.get("followers")).forEach(id -> assertThat(read.add(id)).isTrue());
        }

        assertThat(read).isEqualTo(expected);
        assertThat(followers(alice, "?pageSize=3&pageNo=4").toString())
                .isEqualTo("{\"followers\":[],\"total\":7,\"hasMore\":false}");
    }

    @Test
    void racing_follows_count_once_and_so_do_racing_unfollows() throws Exception {
        List<String> follows = race(() -> follow(alice, bob));
        assertThat(follows).filteredOn("0/200"::equals).as("followed").hasSize(1);
        assertThat(follows).filteredOn("60001/409"::equals).hasSize(RACERS - 1);
        assertThat(followers(bob, "").get("total").intValue()).isEqualTo(1);
        assertThat(ids(followers(bob, "").get("followers"))).containsExactly(alice.id());

        List<String> unfollows = race(() -> unfollow(alice, bob));
        assertThat(unfollows).filteredOn("0/200"::equals).as("unfollowed").hasSize(1);
        assertThat(unfollows).filteredOn("60002/409"::equals).hasSize(RACERS - 1);
        assertThat(followers(bob, "").get("total").intValue()).isZero();
    }

    @Test
    void a_crowd_that_follows_at_once_is_counted_to_the_last() throws Exception {
        List<LoggedIn> crowd =
                IntStream.range(0, RACERS).mapToObj(i -> client.register()).toList();

        List<Callable<Answer>> follows = new ArrayList<>();
        crowd.forEach(each -> follows.add(() -> follow(each, alice)));
        assertThat(together(follows)).containsOnly("0/200");

        JsonNode all = followers(alice, "?pageSize=100");
        assertThat(all.get("total").intValue()).isEqualTo(RACERS);
        assertThat(ids(all.get("followers")))
                .containsExactlyInAnyOrderElementsOf(
                        crowd.stream().map(LoggedIn::id).toList());
    }

    @Test
    void users_top_is_public_and_shows_whom_most_people_follow_now() {
        client.post(USERS + "me", "{\"bio\":\"counts\",\"avatar\":\"a.png\"}", alice.bearer());
        List<LoggedIn> fans =
                IntStream.range(0, RACERS + 5).mapToObj(i -> client.register()).toList();
        fans.forEach(fan -> follow(fan, alice));
        fans.forEach(fan -> follow(fan, bob));
        unfollow(fans.getFirst(), bob);

        Answer top = client.get(USERS + "top", "Authorization", "Bearer nonsense");
        String first = "{\"id\":\"%s\",\"name\":\"%s\",\"bio\":\"counts\",\"avatar\":\"a.png\",\"score\":25}"
                .formatted(alice.id(), alice.name());
        String second = "{\"id\":\"%s\",\"name\":\"%s\",\"bio\":\"\",\"avatar\":\"\",\"score\":24}"
                .formatted(bob.id(), bob.name());

        assertThat(top.text()).startsWith("{\"code\":0,\"msg\":\"获取热门用户榜单成功\",\"data\":[" + first + "," + second);
        assertThat(top.data().size()).isBetween(2, 6);
        assertThat(ids(top.data())).doesNotContain(fans.getFirst().id());

        fans.forEach(fan -> unfollow(fan, alice));
        fans.stream().skip(1).forEach(fan -> unfollow(fan, bob));
        assertThat(ids(client.get(USERS + "top").data())).doesNotContain(alice.id(), bob.id());
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   abc/follow,                  10002/400",
        "POST,   0/follow,                    10002/400",
        "POST,   -5/follow,                   10002/400",
        "POST,   99999999999999999999/follow, 10002/400",
        "POST,   me/follow,                   10002/400",
        "POST,   ALICE/follow,                10002/400",
        "POST,   42/follow,                   20001/404",
        "POST,   9223372036854775807/follow,  20001/404",
        "POST,   BOB/follow,                  60001/409",
        "DELETE, abc/follow,                  10002/400",
        "DELETE, 0/follow,                    10002/400",
        "DELETE, CAROL/follow,                60002/409",
        "DELETE, ALICE/follow,                60002/409",
        "DELETE, 42/follow,                   60002/409",
        "GET,    abc/follow,                  10002/400",
        "GET,    -1/follow,                   10002/400",
        "GET,    me/followers?pageNo=0,       10002/400",
        "GET,    me/followers?pageSize=101,   10002/400",
        "GET,    me/followers?pageSize=0,     10002/400",
        "GET,    me/followees?pageNo=,        10002/400",
        "GET,    me/followees?pageNo=1.5,     10002/400",
        "GET,    me/followees?pageSize=-1,    10002/400",
        "PUT,    BOB/follow,                  10002/405",
        "POST,   top,                         10002/405"
    })
    void refusals(String method, String path, String outcome) {
        LoggedIn carol = client.register();
        follow(alice, bob);
        String filled =
                path.replace("ALICE", alice.id()).replace("BOB", bob.id()).replace("CAROL", carol.id());

        Answer answer =
                client.send(client.to(USERS + filled).headers(alice.bearer()).method(method, BodyPublishers.noBody()));

        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.json().propertyNames()).containsExactly("code", "msg");
    }

    @Test
    void a_conflict_is_told_in_the_documents_words() {
        assertThat(unfollow(alice, bob).text()).isEqualTo("{\"code\":60002,\"msg\":\"尚未关注，无法取消\"}");
        follow(alice, bob);
        assertThat(follow(alice, bob).text()).isEqualTo("{\"code\":60001,\"msg\":\"已经关注过该用户\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    me/followers",
        "GET,    me/followees",
        "GET,    abc/follow",
        "POST,   abc/follow",
        "DELETE, abc/follow"
    })
    void without_a_login_the_answer_is_an_empty_401(String method, String path) {
        Answer answer = client.send(client.to(USERS + path).method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEmpty();
    }

    private List<String> race(Callable<Answer> call) throws Exception {
        return together(IntStream.range(0, RACERS).mapToObj(racer -> call).toList());
    }

    /** Runs all at the same moment, and tells their outcomes. */
    private static List<String> together(List<Callable<Answer>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Callable<Answer>> waiting = calls.stream()
                    .<Callable<Answer>>map(call -> () -> {
                        start.await();
                        return call.call();
                    })
                    .toList();
            for (Future<Answer> answer : threads.invokeAll(waiting)) {
                outcomes.add(answer.get().outcome());
            }
        }
        return outcomes;
    }
}
