package stoa.command.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.command.lottery.Lottery.OPERATOR;
import static stoa.command.lottery.Lottery.blank;
import static stoa.command.lottery.Lottery.offer;
import static stoa.command.lottery.Lottery.open;
import static stoa.testkit.DecisionFixture.NOW;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandResultMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.command.AddStock;
import stoa.api.lottery.command.CloseRound;
import stoa.api.lottery.command.DrawPrize;
import stoa.api.lottery.command.Drawn;
import stoa.api.lottery.command.ExpireReservation;
import stoa.api.lottery.command.GiveUpReservation;
import stoa.api.lottery.command.PayReservation;
import stoa.command.platform.Decisions;
import stoa.testkit.CountedIds;
import stoa.testkit.DecisionFixture;
import stoa.testkit.LotteryBooks;
import stoa.testkit.MemoryLedger;

/** Two nodes on one ledger, neither of which hears of the other but by conflict; on one of them time is up already. */
class LotteryRacesTest {

    private static final AccountId ADA = new AccountId(7);
    private static final RoundId ROUND = new RoundId(1001);

    private final MemoryLedger ledger = Decisions.ledger();
    private final KnownSeeds seeds = new KnownSeeds();
    private final CountedIds ids = new CountedIds();
    private final DecisionFixture inTime = node(Clock.fixed(NOW, ZoneOffset.UTC));
    private final DecisionFixture late = node(Clock.fixed(NOW.plus(Lottery.WINDOW), ZoneOffset.UTC));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        inTime.close();
        late.close();
    }

    @RepeatedTest(5)
    void whoever_draws_the_last_pieces_nobody_gets_what_is_not_there() throws Exception {
        inTime.when(open(offer("book", 5), blank(7))).thenSucceeds();

        List<CommandResultMessage<?>> results = race(Collections.nCopies(20, draws()));

        assertThat(results.stream().map(result -> ((Drawn) result.getPayload()).hit()))
                .filteredOn(Optional::isPresent)
                .hasSize(12);
        LotteryBooks books = LotteryBooks.of(ledger.appends().stream(), seeds::find);
        assertThat(books.pending()).hasSize(5);
    }

    @RepeatedTest(5)
    void a_reservation_ends_once_whoever_races_for_it() throws Exception {
        inTime.when(open(offer("book", 1))).thenSucceeds();
        ReservationId won = won();
        List<Callable<CommandResultMessage<?>>> racers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            racers.add(sent(inTime, new PayReservation(won, ADA)));
            racers.add(sent(inTime, new GiveUpReservation(won, ADA)));
            racers.add(sent(late, new ExpireReservation(won)));
        }
        Collections.shuffle(racers, new Random(ids.next()));

        race(racers);

        LotteryBooks books = LotteryBooks.of(ledger.appends().stream(), seeds::find);
        assertThat(books.paid() + books.givenUp() + books.expired()).isEqualTo(1);
    }

    @RepeatedTest(3)
    void draws_race_with_returns_additions_and_the_closing() throws Exception {
        inTime.when(open(offer("book", 30), blank(10))).thenSucceeds();
        List<Callable<CommandResultMessage<?>>> racers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            racers.add(draws());
            ReservationId won = won();
            racers.add(
                    i % 2 == 0
                            ? sent(inTime, new GiveUpReservation(won, ADA))
                            : sent(late, new ExpireReservation(won)));
        }
        racers.add(sent(late, new AddStock(ROUND, new GiftId(1002), 5, OPERATOR)));
        racers.add(sent(late, new CloseRound(ROUND, OPERATOR)));

        race(racers);

        LotteryBooks books = LotteryBooks.of(ledger.appends().stream(), seeds::find);
        assertThat(books.givenUp() + books.expired()).isEqualTo(20);
        assertThat(books.current().open()).isEmpty();
    }

    /** On the node whose reservations are in time. */
    private ReservationId won() {
        return Stream.generate(
                        () -> (Drawn) inTime.when(new DrawPrize(ADA)).result().getPayload())
                .map(drawn -> drawn.hit().orElseThrow().won().orElse(null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .reservation();
    }

    private Callable<CommandResultMessage<?>> draws() {
        return sent(ids.next() % 2 == 0 ? inTime : late, new DrawPrize(ADA));
    }

    /** Again while the two nodes keep each other from it, as a client would. */
    private static Callable<CommandResultMessage<?>> sent(DecisionFixture node, Object command) {
        return () -> Stream.generate(() -> node.when(command).result())
                .filter(result -> !contended(result))
                .findFirst()
                .orElseThrow();
    }

    private static boolean contended(CommandResultMessage<?> result) {
        return result.isExceptional()
                && result.exceptionResult() instanceof Rejection refusal
                && refusal.code() == KernelError.CONTENDED;
    }

    private List<CommandResultMessage<?>> race(List<Callable<CommandResultMessage<?>>> racers) throws Exception {
        CyclicBarrier start = new CyclicBarrier(racers.size());
        List<Future<CommandResultMessage<?>>> running = new ArrayList<>();
        for (Callable<CommandResultMessage<?>> racer : racers) {
            running.add(threads.submit(() -> {
                start.await();
                return racer.call();
            }));
        }
        List<CommandResultMessage<?>> results = new ArrayList<>();
        for (Future<CommandResultMessage<?>> result : running) {
            results.add(result.get());
        }
        return results;
    }

    private DecisionFixture node(Clock clock) {
        return Lottery.node(ledger, seeds, 7).with(PublicIds.class, ids).with(Clock.class, clock);
    }
}
