package stoa.command.platform;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.command.platform.AppendOutcome.Appended;

/**
 * A command bus whose answers can be trusted.
 *
 * <ul>
 *   <li>A decision that lost a race is made again, on what there is now, up to five times.
 *   <li>An answer that rests on a cached state alone, a refusal or a success that appended nothing, is decided again on
 *       the streams' real ends. What was appended needs no such care: its sequence has been checked.
 *   <li>The result's metadata says where in the ledger the events are. A unit of work fixes its result before it
 *       commits, so that only the bus can add this, afterwards.
 *   <li>Commands that are {@link stoa.api.kernel.Batched} and arrive together are decided together, by a thread that is
 *       none of their callers', which also calls back; the same holds for each of them.
 *   <li>What is durable is never reported as failed, and never done twice.
 * </ul>
 */
public final class DecidingCommandBus extends SimpleCommandBus {

    /** How often a command is decided anew before it is refused as contended. */
    public static final int DECISIONS_ANEW = 5;

    private static final Logger log = LoggerFactory.getLogger(DecidingCommandBus.class);
    private static final long FIRST_PAUSE_NANOS = 4_000_000;

    private final AppendOutcome outcome;
    private final IntConsumer pause;
    private final LongAdder afterConflict = new LongAdder();
    private final LongAdder afterCachedState = new LongAdder();
    private final Batches batches;

    /** A bus with the builder's monitor, spans and resolver of duplicates; transactions and rollback are its own. */
    public DecidingCommandBus(Builder builder, AppendOutcome outcome, boolean batching) {
        this(builder, outcome, batching, DecidingCommandBus::pause);
    }

    /** For tests, which do not wait. */
    DecidingCommandBus(Builder builder, AppendOutcome outcome, boolean batching, IntConsumer pause) {
        super(withOwnCommit(builder));
        this.outcome = outcome;
        this.pause = pause;
        this.batches = new Batches(batching, new JointDecisions(outcome, new AsAlways()));
    }

    /**
     * The ledger commits for commands. A transaction around each would hold a pooled connection while the command waits
     * for its group, and nothing would be in it.
     */
    private static Builder withOwnCommit(Builder builder) {
        return builder.transactionManager(NoTransactionManager.INSTANCE)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE);
    }

    /** Counts the decisions made anew, by what made them necessary. */
    public void bindTo(MeterRegistry registry) {
        decisionsAnew("conflict", afterConflict, registry);
        decisionsAnew("cached-state", afterCachedState, registry);
        batches.bindTo(registry);
    }

    private static void decisionsAnew(String after, LongAdder count, MeterRegistry registry) {
        FunctionCounter.builder("stoa.command.decisions.anew", count, LongAdder::sum)
                .description("Commands decided once more")
                .tag("after", after)
                .register(registry);
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> handlerInterceptor) {
        Registration alone = super.registerHandlerInterceptor(handlerInterceptor);
        Registration together = batches.intercept(handlerInterceptor);
        return () -> {
            together.cancel();
            return alone.cancel();
        };
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        if (CurrentUnitOfWork.isStarted()) {
            // Part of another command's decision, in whose append its events go and with which it is decided again.
            super.handle(command, handler, callback);
        } else if (batches.take(command)) {
            batches.add(new Entrant(
                    command, handler, result -> callback.onResult(command, DecidingCommandBus.<R>cast(result))));
        } else {
            callback.onResult(command, this.<C, R>decide(command, handler));
        }
    }

    private <C, R> CommandResultMessage<? extends R> decide(
            CommandMessage<C> command, MessageHandler<? super CommandMessage<?>> handler) {
        Attempt<R> attempt = attempt(command, handler);
        if (attempt.answeredFromCache() && attempt.appended(outcome).isEmpty()) {
            afterCachedState.increment();
            attempt = AggregateCache.bypassed(() -> attempt(command, handler));
        }
        for (int anew = 1; anew <= DECISIONS_ANEW && lostARace(attempt); anew++) {
            afterConflict.increment();
            pause.accept(anew);
            attempt = AggregateCache.bypassed(() -> attempt(command, handler));
        }
        return answer(command, attempt);
    }

    private <C, R> Attempt<R> attempt(CommandMessage<C> command, MessageHandler<? super CommandMessage<?>> handler) {
        Attempt<R> attempt = new Attempt<>();
        super.<C, R>handle(command, attempt.watching(handler), (same, result) -> attempt.endedWith(cast(result)));
        return attempt;
    }

    @SuppressWarnings("unchecked") // A callback takes results of any subtype; this one was asked for R.
    private static <R> CommandResultMessage<? extends R> cast(CommandResultMessage<?> result) {
        return (CommandResultMessage<? extends R>) result;
    }

    private boolean lostARace(Attempt<?> attempt) {
        return attempt.failure().filter(outcome::decideAgain).isPresent()
                && attempt.appended(outcome).isEmpty();
    }

    private <R> CommandResultMessage<? extends R> answer(CommandMessage<?> command, Attempt<R> attempt) {
        Optional<Appended> appended = attempt.appended(outcome);
        if (appended.isPresent()) {
            return durable(command, attempt).andMetaData(appended.get().asMetaData());
        }
        return attempt.failure()
                .flatMap(this::asRejection)
                .<CommandResultMessage<? extends R>>map(rejection -> asCommandResultMessage(rejection))
                .orElse(attempt.result());
    }

    /** The handler's answer, which holds once its events are durable, whatever failed between that and this. */
    private static <R> CommandResultMessage<? extends R> durable(CommandMessage<?> command, Attempt<R> attempt) {
        if (attempt.failure().isEmpty()) {
            return attempt.result();
        }
        log.error(
                "{} failed after its events were durable",
                command.getCommandName(),
                attempt.failure().get());
        return asCommandResultMessage(attempt.handled());
    }

    private Optional<Rejection> asRejection(Throwable failure) {
        if (outcome.decideAgain(failure)) {
            return Optional.of(
                    new Rejection(KernelError.CONTENDED, "decided anew " + DECISIONS_ANEW + " times", failure));
        }
        return outcome.translate(failure);
    }

    /** What is the same for a command in a batch as for one by itself. */
    private final class AsAlways implements JointDecisions.Again {

        @Override
        public void alone(Entrant entrant) {
            entrant.answer(decide(entrant.command(), entrant.handler()));
        }

        @Override
        public void afterCachedState(int commands) {
            afterCachedState.add(commands);
        }

        @Override
        public void afterConflict(int commands, int anew) {
            afterConflict.add(commands);
            pause.accept(anew);
        }

        @Override
        public Optional<Rejection> asRejection(Throwable failure) {
            return DecidingCommandBus.this.asRejection(failure);
        }
    }

    /** A random time, longer at each decision, so that those who collided once do not do so in step. */
    private static void pause(int anew) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS << (anew - 1)));
    }
}
