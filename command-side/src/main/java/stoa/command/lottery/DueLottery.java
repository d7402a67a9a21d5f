package stoa.command.lottery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.LotteryError;
import stoa.api.lottery.command.ExpireReservation;
import stoa.api.lottery.command.RotateSeed;
import stoa.command.platform.RepeatedWork;
import stoa.vault.DueDates;

/**
 * Keeps two promises: what nobody paid in time can be drawn again two seconds later at the latest, and a seed is
 * revealed at its age. Every node looks; each takes what no other has. What fails, or was claimed by a node that died,
 * can be claimed again when the lease ends, and the aggregates see to it that nothing happens twice.
 */
@Component
class DueLottery extends RepeatedWork {

    private static final Logger LOG = LoggerFactory.getLogger(DueLottery.class);

    /** With the lease, well within the two seconds. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 256;

    /** So many ends of reservations are decided together. */
    private static final int SENDERS = 64;

    private final DueDates dates;
    private final CommandBus commands;
    private final LotterySettings settings;
    private final Clock clock;
    private final ThreadPoolExecutor senders = new ThreadPoolExecutor(
            SENDERS,
            SENDERS,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("due-lottery-", 0).factory());

    DueLottery(DueDates dates, CommandBus commands, LotterySettings settings, Clock clock) {
        super("due-lottery", PAUSE);
        this.dates = dates;
        this.commands = commands;
        this.settings = settings;
        this.clock = clock;
        senders.allowCoreThreadTimeOut(true);
    }

    @Override
    protected boolean work() {
        settle(DueTable.SEEDS, this::reveal);
        return settle(DueTable.RESERVATIONS, this::expire) == AT_ONCE;
    }

    /**
     * Claims what is due, has all of it done at the same time, and puts down what came of it.
     *
     * @param doing when the subject is due next, or never again; nothing if it stays as it is
     */
    private int settle(String kind, Function<String, Optional<Next>> doing) {
        List<String> claimed = dates.claim(kind, AT_ONCE, LEASE);
        Map<String, CompletableFuture<Optional<Next>>> work = new LinkedHashMap<>();
        claimed.forEach(
                subject -> work.put(subject, CompletableFuture.supplyAsync(() -> doing.apply(subject), senders)));
        Map<String, Optional<Instant>> done = new HashMap<>();
        work.forEach((subject, result) -> result.join().ifPresent(next -> done.put(subject, next.due())));
        if (!done.isEmpty()) {
            dates.put(kind, done);
        }
        return claimed.size();
    }

    private Optional<Next> expire(String reservation) {
        CommandResultMessage<?> result = send(new ExpireReservation(ReservationId.parse(reservation)));
        if (result.isExceptional()) {
            return unsettled("reservation " + reservation + " does not expire", result.exceptionResult());
        }
        return Boolean.TRUE.equals(result.getPayload()) ? Optional.of(Next.NEVER) : Optional.empty();
    }

    /** Once it is revealed, the round's event says when the next one is. */
    private Optional<Next> reveal(String round) {
        CommandResultMessage<?> result = send(new RotateSeed(RoundId.parse(round)));
        if (!result.isExceptional()) {
            return Optional.empty();
        }
        if (result.exceptionResult() instanceof Rejection refusal && refusal.code() instanceof LotteryError why) {
            return Optional.of(
                    why == LotteryError.SEED_STILL_IN_USE
                            ? new Next(Optional.of(settings.revealBy(clock.instant())))
                            : Next.NEVER);
        }
        return unsettled("the seed of round " + round + " is not revealed", result.exceptionResult());
    }

    private static Optional<Next> unsettled(String what, Throwable why) {
        LOG.warn("{} at present: {}", what, why.toString());
        return Optional.empty();
    }

    private CommandResultMessage<?> send(Object command) {
        CompletableFuture<CommandResultMessage<?>> result = new CompletableFuture<>();
        commands.dispatch(GenericCommandMessage.asCommandMessage(command), (sent, answer) -> result.complete(answer));
        return result.join();
    }

    /** When a subject is due again. */
    private record Next(Optional<Instant> due) {

        static final Next NEVER = new Next(Optional.empty());
    }
}
