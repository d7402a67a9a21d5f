package stoa.query.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.query.lottery.Story.blank;
import static stoa.query.lottery.Story.prize;
import static stoa.query.testing.Given.at;
import static stoa.query.testing.Given.registered;
import static stoa.query.testing.QuerySide.given;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.Prize;
import stoa.api.lottery.query.FindReservation;
import stoa.api.lottery.query.GetLatestOrder;
import stoa.api.lottery.query.GetRound;
import stoa.api.lottery.query.ListGifts;
import stoa.api.lottery.query.ListRounds;
import stoa.api.lottery.query.RoundView;
import stoa.api.lottery.query.RoundView.Balance;
import stoa.query.testing.Delivery;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;

class LotteryViewsTest {

    private static final String EVERY = "stoa.query.testing.EveryDelivery#onEveryMongo";
    private static final long ALICE = 7;
    private static final long BOB = 8;

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_round_shows_where_every_piece_is(Mongo mongo, Delivery delivery) {
        Story story = new Story().open(50, prize(3, 5), blank(4, 9));
        long paid = story.draw(ALICE, 3).orElseThrow();
        long givenUp = story.draw(ALICE, 3).orElseThrow();
        long expired = story.draw(BOB, 3).orElseThrow();
        story.draw(BOB, 3);
        story.draw(BOB, 4);
        story.pay(paid).giveUp(givenUp).expire(expired).addStock(3, 20).rotate(50);
        try (QuerySide views = given(mongo, delivery, story.events())) {
            RoundView round = views.ask(new GetRound(new RoundId(50)), RoundView.class);
            assertThat(round.balances())
                    .containsExactly(
                            new Balance(prize(3, 5), 20, 5 - 4 + 2 + 20, 1, 1, 0),
                            new Balance(blank(4, 9), 0, 8, 0, 0, 1));
            assertThat(round.entries()).isEqualTo(8);
            assertThat(round.draws()).isEqualTo(5);
            assertThat(round.openedBy()).contains(new AccountId(Story.OPERATOR));
            assertThat(round.openedAt()).isEqualTo(at(50));
            assertThat(round.closing()).isEmpty();
            assertThat(round.commitment())
                    .isEqualTo("commitment " + (story.events().size() - 1));
            assertThat(round.digest()).isEqualTo("digest " + (story.events().size() - 1));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_closed_round_says_by_whom_and_when_and_still_takes_returns(Mongo mongo, Delivery delivery) {
        Story story = new Story().open(50, prize(3, 1));
        long won = story.draw(ALICE, 3).orElseThrow();
        story.close(50).expire(won);
        try (QuerySide views = given(mongo, delivery, story.events())) {
            RoundView round = views.ask(new GetRound(new RoundId(50)), RoundView.class);
            assertThat(round.closing()).contains(new RoundView.Closing(new AccountId(Story.OPERATOR), at(50)));
            assertThat(round.balances()).containsExactly(new Balance(prize(3, 1), 0, 1, 0, 0, 0));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void rounds_come_newest_first_and_an_unknown_one_is_refused(Mongo mongo, Delivery delivery) {
        Story story = new Story()
                .open(50, prize(3, 1))
                .close(50)
                .open(60, prize(5, 1))
                .close(60)
                .open(70, prize(6, 1));
        try (QuerySide views = given(mongo, delivery, story.events())) {
            assertThat(ids(rounds(views, new Page(1, 10)))).containsExactly(70L, 60L, 50L);
            assertThat(ids(rounds(views, new Page(2, 2)))).containsExactly(50L);
            assertThat(rounds(views, new Page(2, 2)).total()).isEqualTo(3);
            assertThatThrownBy(() -> views.ask(new GetRound(new RoundId(51)), RoundView.class))
                    .isInstanceOf(Rejection.class)
                    .hasMessageContaining("ROUND_NOT_FOUND");
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void gifts_are_those_of_the_round_that_is_open_and_else_of_the_last_one(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, registered(ALICE, "alice"))) {
            assertThat(gifts(views)).as("before the first round").isEmpty();
            Story story = new Story().open(50, prize(3, 1), blank(4, 2));
            views.when(story.events().toArray());
            assertThat(gifts(views)).containsExactly(prize(3, 1), blank(4, 2));
            views.when(since(story, story.events().size(), () -> story.close(50)));
            assertThat(gifts(views)).as("while none is open").containsExactly(prize(3, 1), blank(4, 2));
            views.when(since(story, story.events().size(), () -> story.open(60, prize(5, 1))));
            assertThat(gifts(views)).containsExactly(prize(5, 1));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void the_oldest_reservation_of_ones_own_is_found_until_it_ends(Mongo mongo, Delivery delivery) {
        Story story = new Story().open(50, prize(3, 9), prize(5, 9));
        long first = story.draw(ALICE, 3).orElseThrow();
        long bobs = story.draw(BOB, 3).orElseThrow();
        long second = story.draw(ALICE, 3).orElseThrow();
        long third = story.draw(ALICE, 3).orElseThrow();
        long fourth = story.draw(ALICE, 3).orElseThrow();
        story.pay(first).giveUp(second).expire(bobs);
        try (QuerySide views = given(mongo, delivery, story.events())) {
            assertThat(oldest(views, ALICE, 3, Optional.empty())).contains(third);
            assertThat(oldest(views, ALICE, 3, Optional.of(first))).contains(third);
            assertThat(oldest(views, ALICE, 3, Optional.of(third))).contains(fourth);
            assertThat(oldest(views, ALICE, 3, Optional.of(fourth))).isEmpty();
            assertThat(oldest(views, ALICE, 5, Optional.empty())).isEmpty();
            assertThat(oldest(views, BOB, 3, Optional.empty())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void the_latest_order_is_what_was_paid_last_whichever_was_won_first(Mongo mongo, Delivery delivery) {
        Story story = new Story().add(registered(ALICE, "alice")).open(50, prize(3, 9), prize(5, 9));
        long first = story.draw(ALICE, 3).orElseThrow();
        long second = story.draw(ALICE, 5).orElseThrow();
        story.pay(second).pay(first);
        try (QuerySide views = given(mongo, delivery, story.events())) {
            Person alice = new Person(new AccountId(ALICE), "alice", "alice@example.com", "");
            assertThat(views.ask(new GetLatestOrder(new AccountId(ALICE)), GetLatestOrder.Result.class))
                    .isEqualTo(new GetLatestOrder.Result(
                            new ReservationId(first),
                            alice,
                            prize(3, 9),
                            at(story.events().size() - 1)));
            assertThatThrownBy(() -> views.ask(new GetLatestOrder(new AccountId(BOB)), GetLatestOrder.Result.class))
                    .isInstanceOf(Rejection.class)
                    .hasMessageContaining("ORDER_NOT_FOUND");
        }
    }

    private static Object[] since(Story story, int before, Runnable change) {
        change.run();
        return story.events().subList(before, story.events().size()).toArray();
    }

    private static List<Prize> gifts(QuerySide views) {
        return views.ask(new ListGifts(), ListGifts.Result.class).gifts();
    }

    private static PageOf<RoundView> rounds(QuerySide views, Page page) {
        return views.ask(new ListRounds(page), ListRounds.Result.class).rounds();
    }

    private static List<Long> ids(PageOf<RoundView> page) {
        return page.items().stream().map(round -> round.round().value()).toList();
    }

    private static Optional<Long> oldest(QuerySide views, long by, long gift, Optional<Long> after) {
        FindReservation query = new FindReservation(new AccountId(by), new GiftId(gift), after.map(ReservationId::new));
        return views.ask(query, FindReservation.Result.class).reservation().map(ReservationId::value);
    }
}
