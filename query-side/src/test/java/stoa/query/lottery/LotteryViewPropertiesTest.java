package stoa.query.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.query.lottery.Story.blank;
import static stoa.query.lottery.Story.prize;
import static stoa.query.testing.QuerySide.given;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.Page;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.ReservationId;
import stoa.api.lottery.query.FindReservation;
import stoa.api.lottery.query.GetLatestOrder;
import stoa.api.lottery.query.ListRounds;
import stoa.api.lottery.query.RoundView;
import stoa.api.lottery.query.RoundView.Balance;
import stoa.query.lottery.Story.Won;
import stoa.query.testing.Delivery;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;

/** Whatever happens in a lottery, its views agree with the plain facts. */
class LotteryViewPropertiesTest {

    private static final int PEOPLE = 4;
    private static final long FIRST = 100;

    @ParameterizedTest
    @MethodSource("stoa.query.testing.EveryDelivery#onEveryMongo")
    void whatever_happens_views_agree_with_the_facts(Mongo mongo, Delivery delivery) {
        long seed = System.nanoTime();
        Story story = told(new SplittableRandom(seed), 500);
        try (QuerySide views = given(mongo, delivery, story.events())) {
            List<RoundView> rounds = views.ask(new ListRounds(new Page(1, 100)), ListRounds.Result.class)
                    .rounds()
                    .items();
            assertThat(rounds).as("seed %d", seed).hasSameSizeAs(story.rounds().entrySet());
            rounds.forEach(round -> assertFacts(story, round, seed));
            for (long person = 1; person <= PEOPLE; person++) {
                assertHolds(story, views, person, seed);
                assertPaid(story, views, person, seed);
            }
        }
    }

    private static Story told(SplittableRandom random, int number) {
        Story story = new Story();
        long round = FIRST;
        open(story, round);
        for (int i = 0; i < number; i++) {
            int dice = random.nextInt(20);
            List<Won> pending = story.pending();
            if (dice < 8) {
                story.draw(1 + random.nextInt(PEOPLE), round + 1 + random.nextInt(3));
            } else if (dice < 16 && !pending.isEmpty()) {
                end(story, pending.get(random.nextInt(pending.size())).id(), random.nextInt(3));
            } else if (dice == 16) {
                story.addStock(round + 1 + random.nextInt(3), 1 + random.nextInt(9));
            } else if (dice == 17) {
                story.rotate(round);
            } else if (dice == 18) {
                story.close(round);
                round += 100;
                open(story, round);
            }
        }
        return story;
    }

    private static void open(Story story, long round) {
        story.open(round, prize(round + 1, 1_000), blank(round + 2, 1_000), prize(round + 3, 1_000));
    }

    private static void end(Story story, long reservation, int how) {
        switch (how) {
            case 0 -> story.pay(reservation);
            case 1 -> story.giveUp(reservation);
            default -> story.expire(reservation);
        }
    }

    private static void assertFacts(Story story, RoundView round, long seed) {
        Story.Round facts = story.rounds().get(round.round().value());
        assertThat(round.entries()).as("seed %d", seed).isEqualTo(facts.entries);
        assertThat(round.draws()).as("seed %d", seed).isEqualTo(facts.draws);
        assertThat(round.commitment()).as("seed %d", seed).isEqualTo(facts.commitment);
        assertThat(round.closing().isEmpty()).as("seed %d", seed).isEqualTo(facts.open);
        for (Balance balance : round.balances()) {
            long gift = balance.prize().gift().value();
            assertThat(balance.added()).as("seed %d", seed).isEqualTo(facts.added.getOrDefault(gift, 0L));
            assertThat(balance.paid()).as("seed %d", seed).isEqualTo(story.ended(gift, "paid"));
            assertThat(balance.reserved())
                    .as("seed %d", seed)
                    .isEqualTo(story.pending().stream()
                            .filter(won -> won.gift() == gift)
                            .count());
            assertThat(balance.consumed())
                    .as("seed %d", seed)
                    .isEqualTo(facts.blanksDrawn.stream()
                            .filter(drawn -> drawn == gift)
                            .count());
            assertThat(balance.remaining() + balance.reserved() + balance.paid() + balance.consumed())
                    .as("seed %d, prize %d: initial + added", seed, gift)
                    .isEqualTo(balance.prize().stock() + balance.added());
        }
    }

    private static void assertHolds(Story story, QuerySide views, long person, long seed) {
        for (long gift :
                story.pending().stream().mapToLong(Won::gift).distinct().toArray()) {
            List<Long> found = new ArrayList<>();
            Optional<ReservationId> next = next(views, person, gift, Optional.empty());
            while (next.isPresent()) {
                found.add(next.get().value());
                next = next(views, person, gift, next);
            }
            assertThat(found)
                    .as("seed %d, person %d, prize %d", seed, person, gift)
                    .isEqualTo(story.pending().stream()
                            .filter(won -> won.by() == person && won.gift() == gift)
                            .map(Won::id)
                            .toList());
        }
    }

    private static Optional<ReservationId> next(
            QuerySide views, long person, long gift, Optional<ReservationId> after) {
        FindReservation query = new FindReservation(new AccountId(person), new GiftId(gift), after);
        return views.ask(query, FindReservation.Result.class).reservation();
    }

    private static void assertPaid(Story story, QuerySide views, long person, long seed) {
        assertThat(latestOrder(views, person))
                .as("seed %d, person %d", seed, person)
                .isEqualTo(story.lastPaid(person).map(Won::id));
    }

    private static Optional<Long> latestOrder(QuerySide views, long person) {
        try {
            GetLatestOrder query = new GetLatestOrder(new AccountId(person));
            return Optional.of(
                    views.ask(query, GetLatestOrder.Result.class).order().value());
        } catch (Rejection none) {
            assertThat(none).hasMessageContaining("ORDER_NOT_FOUND");
            return Optional.empty();
        }
    }
}
