package stoa.query.social;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.query.testing.Given.avatar;
import static stoa.query.testing.Given.followed;
import static stoa.query.testing.Given.registered;
import static stoa.query.testing.Given.unfollowed;
import static stoa.query.testing.QuerySide.given;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.account.ErasureReason;
import stoa.api.account.event.AccountErased;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.social.query.GetRelation;
import stoa.api.social.query.ListFollowees;
import stoa.api.social.query.ListFollowers;
import stoa.api.social.query.ListMostFollowed;
import stoa.api.social.query.ListMostFollowed.MostFollowed;
import stoa.query.testing.Delivery;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;

class FollowViewsTest {

    private static final String EVERY = "stoa.query.testing.EveryDelivery#onEveryMongo";
    private static final Page FIRST = new Page(1, 10);

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_relation_is_seen_from_either_side(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, followed(1, 7, 8), followed(2, 7, 9), followed(3, 9, 7))) {
            assertThat(relation(views, 7, 8)).isEqualTo(new GetRelation.Result(true, false));
            assertThat(relation(views, 8, 7)).isEqualTo(new GetRelation.Result(false, true));
            assertThat(relation(views, 7, 9)).isEqualTo(new GetRelation.Result(true, true));
            assertThat(relation(views, 8, 9)).isEqualTo(new GetRelation.Result(false, false));
            assertThat(relation(views, 7, 7)).isEqualTo(new GetRelation.Result(false, false));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_relation_ends_with_its_following_and_begins_anew_with_the_next(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                followed(1, 7, 8),
                unfollowed(1, 7, 8),
                followed(2, 9, 8),
                unfollowed(2, 9, 8),
                followed(3, 9, 8))) {
            assertThat(relation(views, 7, 8)).isEqualTo(new GetRelation.Result(false, false));
            assertThat(relation(views, 9, 8)).isEqualTo(new GetRelation.Result(true, false));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void lists_show_the_newest_following_first_with_its_person(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                registered(8, "bob"),
                registered(9, "carol"),
                followed(1, 9, 7),
                followed(2, 8, 7),
                followed(3, 7, 9),
                followed(4, 7, 8),
                avatar(8, "bob.png"))) {
            Person bob = new Person(new AccountId(8), "bob", "bob@example.com", "bob.png");
            Person carol = new Person(new AccountId(9), "carol", "carol@example.com", "");
            assertThat(followers(views, 7, FIRST)).isEqualTo(new PageOf<>(List.of(bob, carol), 2));
            assertThat(followees(views, 7, FIRST)).isEqualTo(new PageOf<>(List.of(bob, carol), 2));
            assertThat(followers(views, 7, new Page(2, 1))).isEqualTo(new PageOf<>(List.of(carol), 2));
            assertThat(followers(views, 7, new Page(3, 1))).isEqualTo(new PageOf<>(List.of(), 2));
            assertThat(ids(followees(views, 8, FIRST))).containsExactly(7L);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void who_follows_again_counts_as_new_and_once(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                followed(1, 8, 7),
                followed(2, 9, 7),
                unfollowed(1, 8, 7),
                followed(3, 8, 7),
                followed(4, 10, 7),
                unfollowed(4, 10, 7))) {
            assertThat(ids(followers(views, 7, FIRST))).containsExactly(8L, 9L);
            assertThat(followers(views, 7, FIRST).total()).isEqualTo(2);
            assertThat(followees(views, 10, FIRST)).isEqualTo(new PageOf<>(List.of(), 0));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void an_erased_person_stays_in_lists_without_a_name_and_is_ranked_no_more(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                registered(8, "bob"),
                registered(9, "carol"),
                followed(1, 7, 8),
                followed(2, 9, 8),
                followed(3, 8, 7),
                new AccountErased(new AccountId(8), ErasureReason.REQUEST, Instant.EPOCH),
                unfollowed(2, 9, 8))) {
            assertThat(followees(views, 7, FIRST))
                    .isEqualTo(new PageOf<>(List.of(Person.unknown(new AccountId(8))), 1));
            assertThat(followers(views, 7, FIRST))
                    .isEqualTo(new PageOf<>(List.of(Person.unknown(new AccountId(8))), 1));
            assertThat(followees(views, 9, FIRST).total()).isZero();
            assertThat(relation(views, 7, 8)).isEqualTo(new GetRelation.Result(true, true));
            assertThat(mostFollowed(views))
                    .extracting(each -> each.person().id().value() + " by " + each.followers())
                    .containsExactly("7 by 1");
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void the_most_followed_are_six_and_the_newer_account_stands_first_among_equals(Mongo mongo, Delivery delivery) {
        List<Object> events = new ArrayList<>();
        for (long account = 1; account <= 9; account++) {
            events.add(registered(account, "person " + account));
        }
        long follow = 0;
        for (long followee = 1; followee <= 8; followee++) {
            events.add(followed(++follow, 9, followee));
        }
        events.add(followed(++follow, 1, 3));
        events.add(followed(++follow, 2, 3));
        events.add(followed(++follow, 1, 2));
        events.add(unfollowed(8, 9, 8));
        try (QuerySide views = given(mongo, delivery, events)) {
            assertThat(mostFollowed(views))
                    .extracting(each -> each.person().id().value() + " by " + each.followers())
                    .containsExactly("3 by 3", "2 by 2", "7 by 1", "6 by 1", "5 by 1", "4 by 1");
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void whom_nobody_follows_any_more_is_not_among_the_most_followed(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                registered(8, "bob"),
                avatar(8, "bob.png"),
                followed(1, 8, 7),
                followed(2, 7, 8),
                unfollowed(1, 8, 7))) {
            Person bob = new Person(new AccountId(8), "bob", "bob@example.com", "bob.png");
            assertThat(mostFollowed(views)).containsExactly(new MostFollowed(bob, "", 1));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void nobody_followed_is_an_empty_list(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, registered(7, "alice"))) {
            assertThat(mostFollowed(views)).isEmpty();
            assertThat(followers(views, 7, FIRST)).isEqualTo(new PageOf<>(List.of(), 0));
        }
    }

    private static GetRelation.Result relation(QuerySide views, long account, long other) {
        return views.ask(new GetRelation(new AccountId(account), new AccountId(other)), GetRelation.Result.class);
    }

    private static PageOf<Person> followers(QuerySide views, long account, Page page) {
        return views.ask(new ListFollowers(new AccountId(account), page), ListFollowers.Result.class)
                .followers();
    }

    private static PageOf<Person> followees(QuerySide views, long account, Page page) {
        return views.ask(new ListFollowees(new AccountId(account), page), ListFollowees.Result.class)
                .followees();
    }

    private static List<MostFollowed> mostFollowed(QuerySide views) {
        return views.ask(new ListMostFollowed(), ListMostFollowed.Result.class).accounts();
    }

    private static List<Long> ids(PageOf<Person> page) {
        return page.items().stream().map(person -> person.id().value()).toList();
    }
}
