package stoa.query.social;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.query.testing.Given.followed;
import static stoa.query.testing.Given.registered;
import static stoa.query.testing.Given.unfollowed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.social.query.GetRelation;
import stoa.api.social.query.ListFollowees;
import stoa.api.social.query.ListFollowers;
import stoa.api.social.query.ListMostFollowed;
import stoa.query.testing.Delivery;
import stoa.query.testing.EveryDelivery;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;

/** After any follows and unfollows all views tell the same, which is what a plain list of them tells. */
class FollowViewPropertiesTest {

    private static final int EVENTS = 600;
    private static final int ACCOUNTS = 9;

    /** Seeds that stay and a fresh one; the name of a test tells its own, -Dstoa.seed repeats it. */
    static Stream<Arguments> cases() {
        long fresh = Long.getLong("stoa.seed", System.nanoTime());
        return EveryDelivery.onEveryMongo().flatMap(way -> LongStream.of(1, fresh)
                .mapToObj(seed -> Arguments.of(way.get()[0], way.get()[1], seed)));
    }

    /** One following, as the test knows it. */
    private record Following(long follow, long follower, long followee) {}

    private final Map<String, Following> lasting = new LinkedHashMap<>();

    @ParameterizedTest
    @MethodSource("cases")
    void lists_totals_relations_and_ranks_are_those_of_the_followings_that_last(
            Mongo mongo, Delivery delivery, long seed) {
        try (QuerySide views = QuerySide.given(mongo, delivery, events(new SplittableRandom(seed)))) {
            for (long account = 1; account <= ACCOUNTS; account++) {
                long self = account;
                assertThat(followers(views, self))
                        .as("followers of %d", self)
                        .isEqualTo(newestFirst(lasting(it -> it.followee() == self), Following::follower));
                assertThat(followees(views, self))
                        .as("followees of %d", self)
                        .isEqualTo(newestFirst(lasting(it -> it.follower() == self), Following::followee));
                assertRelations(views, self);
            }
            assertThat(mostFollowed(views)).isEqualTo(expectedMostFollowed());
        }
    }

    private List<Object> events(SplittableRandom random) {
        List<Object> events = new ArrayList<>();
        for (long account = 1; account <= ACCOUNTS; account++) {
            events.add(registered(account, "person " + account));
        }
        for (long follow = 1; follow <= EVENTS; follow++) {
            // Low numbers more often on both sides, so that some accounts are well known and some are left by all.
            long follower = 1L + random.nextInt(1 + random.nextInt(ACCOUNTS));
            long followee = 1 + (follower + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            String pair = follower + ">" + followee;
            Following before = lasting.remove(pair);
            if (before != null) {
                events.add(unfollowed(before.follow(), follower, followee));
            } else {
                lasting.put(pair, new Following(follow, follower, followee));
                events.add(followed(follow, follower, followee));
            }
        }
        return events;
    }

    private List<Following> lasting(Predicate<Following> which) {
        return lasting.values().stream().filter(which).toList();
    }

    private static List<Long> newestFirst(List<Following> followings, ToLongFunction<Following> other) {
        return followings.stream()
                .sorted(Comparator.comparingLong(Following::follow).reversed())
                .map(other::applyAsLong)
                .toList();
    }

    private void assertRelations(QuerySide views, long self) {
        for (long other = 1; other <= ACCOUNTS; other++) {
            assertThat(views.ask(new GetRelation(new AccountId(self), new AccountId(other)), GetRelation.Result.class))
                    .as("%d to %d", self, other)
                    .isEqualTo(new GetRelation.Result(
                            lasting.containsKey(self + ">" + other), lasting.containsKey(other + ">" + self)));
        }
    }

    private List<String> expectedMostFollowed() {
        Map<Long, Long> followers = new TreeMap<>(Comparator.reverseOrder());
        lasting.values().forEach(it -> followers.merge(it.followee(), 1L, Long::sum));
        return followers.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue().reversed())
                .limit(6)
                .map(entry -> entry.getKey() + " by " + entry.getValue())
                .toList();
    }

    private static List<String> mostFollowed(QuerySide views) {
        return views.ask(new ListMostFollowed(), ListMostFollowed.Result.class).accounts().stream()
                .map(each -> each.person().id() + " by " + each.followers())
                .toList();
    }

    private static List<Long> followers(QuerySide views, long account) {
        return all(page -> views.ask(new ListFollowers(new AccountId(account), page), ListFollowers.Result.class)
                .followers());
    }

    private static List<Long> followees(QuerySide views, long account) {
        return all(page -> views.ask(new ListFollowees(new AccountId(account), page), ListFollowees.Result.class)
                .followees());
    }

    /** All pages of a list, whose totals must be as many. */
    private static List<Long> all(Function<Page, PageOf<Person>> list) {
        List<Long> ids = new ArrayList<>();
        PageOf<Person> page = list.apply(new Page(1, 3));
        for (int number = 2; !page.items().isEmpty(); number++) {
            page.items().forEach(person -> ids.add(person.id().value()));
            page = list.apply(new Page(number, 3));
        }
        assertThat(page.total()).isEqualTo(ids.size());
        return ids;
    }
}
