package stoa.query.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.query.testing.Given.avatar;
import static stoa.query.testing.Given.claimed;
import static stoa.query.testing.Given.published;
import static stoa.query.testing.Given.registered;
import static stoa.query.testing.QuerySide.given;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.account.ErasureReason;
import stoa.api.account.event.AccountDisabled;
import stoa.api.account.event.AccountEnabled;
import stoa.api.account.event.AccountErased;
import stoa.api.account.event.AccountRegistered;
import stoa.api.account.event.AccountRenamed;
import stoa.api.account.event.EmailClaimed;
import stoa.api.account.event.EmailReleased;
import stoa.api.account.event.NameReleased;
import stoa.api.account.event.ProfileEdited;
import stoa.api.account.query.FindAccountByEmail;
import stoa.api.account.query.FindAccountByName;
import stoa.api.account.query.FindPeople;
import stoa.api.account.query.FindPeopleByName;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.ListAccounts;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.api.post.query.GetPost;
import stoa.api.post.query.ListPosts;
import stoa.api.post.query.PostView;
import stoa.query.testing.Delivery;
import stoa.query.testing.Given;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;
import stoa.testkit.DecisionFixture;
import stoa.testkit.Profiles;

class AccountViewsTest {

    private static final String EVERY = "stoa.query.testing.EveryDelivery#onEveryMongo";
    private static final AccountId ALICE = new AccountId(7);

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_new_account_shows_its_name_and_email_and_nothing_else(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, registered(7, "alice"))) {
            assertThat(profile(views))
                    .isEqualTo(new GetProfile.Result(
                            new Person(ALICE, "alice", "alice@example.com", ""),
                            "",
                            0,
                            "",
                            "",
                            "",
                            "",
                            Role.USER,
                            Given.START,
                            Given.START,
                            false));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void an_edit_changes_what_it_names_and_leaves_the_rest(Mongo mongo, Delivery delivery) {
        ProfileEdited first = Profiles.of(ALICE)
                .nickname("Al")
                .email("a@b")
                .phone("+41 31")
                .avatar("http://avatar")
                .bio("bio")
                .gender(2)
                .birthday("2000-01-02")
                .location("Bern")
                .country("CH")
                .edited();
        ProfileEdited second = Profiles.of(ALICE).email("").location("Basel").edited();
        try (QuerySide views = given(mongo, delivery, registered(7, "alice"), first, second)) {
            assertThat(profile(views))
                    .isEqualTo(new GetProfile.Result(
                            new Person(ALICE, "alice", "Al", "", "http://avatar"),
                            "bio",
                            2,
                            "2000-01-02",
                            "Basel",
                            "CH",
                            "+41 31",
                            Role.USER,
                            Given.START,
                            DecisionFixture.NOW,
                            false));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_renamed_person_goes_by_the_new_name_everywhere_and_is_found_by_it_alone(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo, delivery, registered(7, "alice"), claimed(7, "alice"), registered(8, "bob"), published(1, 7))) {
            views.when(claimed(7, "Carol"));
            views.when(new NameReleased("key of alice", ALICE));
            views.when(new AccountRenamed(ALICE, "Carol", DecisionFixture.NOW));

            assertThat(profile(views).person().name()).isEqualTo("Carol");
            assertThat(profile(views).updatedAt()).isEqualTo(DecisionFixture.NOW);
            assertThat(post(views).author().name()).isEqualTo("Carol");
            assertThat(holder(views, "carol")).contains(new FindAccountByName.Holder(ALICE, Role.USER));
            assertThat(holder(views, "alice")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void somebody_is_shut_out_until_they_are_let_in_again(Mongo mongo, Delivery delivery) {
        try (QuerySide views =
                given(mongo, delivery, registered(7, "alice"), new AccountDisabled(ALICE, Given.START))) {
            assertThat(profile(views).disabled()).isTrue();

            views.when(avatar(7, "http://new"));
            assertThat(profile(views).disabled()).isTrue();

            views.when(new AccountEnabled(ALICE, Given.START));
            assertThat(profile(views).disabled()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void an_email_finds_its_holder_until_it_is_released_or_they_are_erased(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                new EmailClaimed("key of a@b", ALICE),
                registered(8, "bob"),
                new EmailClaimed("key of b@b", new AccountId(8)))) {
            assertThat(mailed(views, "a@b")).contains(new FindAccountByName.Holder(ALICE, Role.USER));
            assertThat(mailed(views, "")).isEmpty();

            views.when(new EmailReleased("key of a@b", ALICE));
            assertThat(mailed(views, "a@b")).isEmpty();

            views.when(new AccountErased(new AccountId(8), ErasureReason.LEGAL, Instant.EPOCH));
            assertThat(mailed(views, "b@b")).as("though it may be held").isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void several_people_are_found_by_ids_and_by_names_in_any_case(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                claimed(7, "alice"),
                registered(8, "bob"),
                claimed(8, "bob"))) {
            Person bob = new Person(new AccountId(8), "bob", "bob@example.com", "");

            assertThat(views.ask(new FindPeople(Set.of(new AccountId(8), new AccountId(9))), FindPeople.Result.class)
                            .people())
                    .isEqualTo(Map.of(new AccountId(8), bob, new AccountId(9), Person.unknown(new AccountId(9))));
            assertThat(views.ask(new FindPeopleByName(Set.of("BOB", "carol")), FindPeopleByName.Result.class)
                            .people())
                    .isEqualTo(Map.of("BOB", bob));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void all_who_registered_are_listed_by_id_and_guests_and_the_erased_are_not(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(9, "carol"),
                registered(7, "alice"),
                new AccountRegistered(new AccountId(6), "guest", "", Role.GUEST, Given.START),
                registered(8, "bob"),
                registered(5, "dave"),
                new AccountErased(new AccountId(5), ErasureReason.LEGAL, Instant.EPOCH),
                new AccountErased(new AccountId(6), ErasureReason.GUEST_GONE, Instant.EPOCH))) {
            assertThat(listed(views, 0, 500)).containsExactly(7L, 8L, 9L);
            assertThat(listed(views, 1, 1)).containsExactly(8L);
            assertThat(listed(views, 3, 5)).isEmpty();
            assertThat(views.ask(new ListAccounts(0, 1), ListAccounts.Result.class)
                            .total())
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void an_erased_person_is_unknown_and_so_is_their_name_although_it_is_held(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                claimed(7, "alice"),
                registered(8, "bob"),
                new AccountErased(ALICE, ErasureReason.OWN_WISH, Instant.EPOCH))) {
            assertThatThrownBy(() -> profile(views))
                    .isInstanceOf(Rejection.class)
                    .hasMessageContaining("ACCOUNT_NOT_FOUND");
            assertThat(holder(views, "alice")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void an_unknown_account_is_refused(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, registered(8, "bob"))) {
            assertThatThrownBy(() -> profile(views))
                    .isInstanceOf(Rejection.class)
                    .hasMessageContaining("ACCOUNT_NOT_FOUND");
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_name_finds_its_holder_in_any_case_until_it_is_released(Mongo mongo, Delivery delivery) {
        try (QuerySide views =
                given(mongo, delivery, registered(7, "Alice"), claimed(7, "Alice"), registered(8, "bob"))) {
            assertThat(holder(views, " aLICE ")).contains(new FindAccountByName.Holder(ALICE, Role.USER));
            assertThat(holder(views, "carol")).isEmpty();

            views.when(new NameReleased("key of alice", ALICE));
            assertThat(holder(views, "alice")).isEmpty();

            views.when(claimed(8, "alice"));
            assertThat(holder(views, "alice")).contains(new FindAccountByName.Holder(new AccountId(8), Role.USER));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void posts_show_their_author_as_they_are_now(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, registered(7, "alice"), published(1, 7))) {
            assertThat(post(views).author().avatar()).isEmpty();

            views.when(avatar(7, "http://new"));

            assertThat(post(views).author()).isEqualTo(new Person(ALICE, "alice", "alice@example.com", "http://new"));
            assertThat(views.ask(new ListPosts(new Page(1, 10)), ListPosts.Result.class)
                            .posts()
                            .items())
                    .extracting(view -> view.author().avatar())
                    .containsExactly("http://new");
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_post_by_an_account_that_is_not_known_here_has_an_author_without_a_name(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, published(1, 7))) {
            assertThat(post(views).author()).isEqualTo(Person.unknown(ALICE));
        }
    }

    private static GetProfile.Result profile(QuerySide views) {
        return views.ask(new GetProfile(ALICE), GetProfile.Result.class);
    }

    private static Optional<FindAccountByName.Holder> holder(QuerySide views, String name) {
        return views.ask(new FindAccountByName(name), FindAccountByName.Result.class)
                .holder();
    }

    private static Optional<FindAccountByName.Holder> mailed(QuerySide views, String email) {
        return views.ask(new FindAccountByEmail(email), FindAccountByEmail.Result.class)
                .holder();
    }

    private static List<Long> listed(QuerySide views, long offset, int limit) {
        return views.ask(new ListAccounts(offset, limit), ListAccounts.Result.class).accounts().stream()
                .map(account -> account.person().id().value())
                .toList();
    }

    private static PostView post(QuerySide views) {
        return views.ask(new GetPost(new PostId(1)), PostView.class);
    }
}
