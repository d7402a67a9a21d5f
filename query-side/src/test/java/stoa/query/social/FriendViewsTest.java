package stoa.query.social;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.query.testing.Given.registered;
import static stoa.query.testing.QuerySide.given;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.account.ErasureReason;
import stoa.api.account.event.AccountErased;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.FriendshipId;
import stoa.api.kernel.Page;
import stoa.api.social.event.Befriended;
import stoa.api.social.event.Unfriended;
import stoa.api.social.query.ListFriendIds;
import stoa.api.social.query.ListFriends;
import stoa.query.testing.Delivery;
import stoa.query.testing.Given;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;

class FriendViewsTest {

    private static final String EVERY = "stoa.query.testing.EveryDelivery#onEveryMongo";

    private static Befriended began(long friendship, long account, long friend) {
        return new Befriended(new FriendshipId(friendship), new AccountId(account), new AccountId(friend), Given.START);
    }

    private static Unfriended ended(long friendship, long account, long friend) {
        return new Unfriended(
                new FriendshipId(friendship),
                new AccountId(account),
                new AccountId(friend),
                Given.START,
                Given.START.plusSeconds(1));
    }

    private static List<Long> ids(QuerySide views, long account) {
        return views.ask(new ListFriendIds(new AccountId(account)), ListFriendIds.Result.class).friends().stream()
                .map(AccountId::value)
                .toList();
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_friendship_is_in_the_lists_of_both_the_newest_first(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, began(21, 7, 8), began(22, 9, 7))) {
            assertThat(ids(views, 7)).containsExactly(9L, 8L);
            assertThat(ids(views, 8)).containsExactly(7L);
            assertThat(ids(views, 9)).containsExactly(7L);
            assertThat(ids(views, 10)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void an_end_by_either_ends_it_for_both_and_a_new_beginning_counts_as_new(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo, delivery, began(21, 7, 8), began(22, 7, 9), ended(21, 8, 7), ended(22, 7, 9), began(23, 8, 7))) {
            assertThat(ids(views, 7)).containsExactly(8L);
            assertThat(ids(views, 8)).containsExactly(7L);
            assertThat(ids(views, 9)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_page_shows_friends_as_they_are_now_and_the_erased_without_a_name(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo, delivery, registered(8, "bob"), registered(9, "carol"), began(21, 7, 8), began(22, 7, 9))) {
            views.when(new AccountErased(new AccountId(9), ErasureReason.LEGAL, Given.START));

            ListFriends.Result page =
                    views.ask(new ListFriends(new AccountId(7), new Page(1, 10)), ListFriends.Result.class);

            assertThat(page.friends().total()).isEqualTo(2);
            assertThat(page.friends().items())
                    .containsExactly(
                            Person.unknown(new AccountId(9)),
                            new Person(new AccountId(8), "bob", "bob@example.com", ""));
        }
    }
}
