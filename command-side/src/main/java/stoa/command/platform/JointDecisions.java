package stoa.command.platform;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.kernel.Rejection;
import stoa.command.platform.AppendOutcome.Appended;

/**
 * Answers the commands of a batch by the rules of the {@link DecidingCommandBus}: a lost race is decided again, all of
 * it; who appended nothing on a cached state is decided again on the streams' real ends. A defect in one command, or
 * in what it appends, has each decided alone, so that nobody suffers for another's.
 */
final class JointDecisions {

    private static final Logger log = LoggerFactory.getLogger(JointDecisions.class);

    private final AppendOutcome outcome;
    private final Again again;
    private final List<MessageHandlerInterceptor<? super CommandMessage<?>>> interceptors =
            new CopyOnWriteArrayList<>();

    /** What the bus does for a single command too. */
    interface Again {

        /** Decides one command by itself. */
        void alone(Entrant entrant);

        /** Counts commands that are decided again since all they were given was a cached state. */
        void afterCachedState(int commands);

        /** Counts commands that are decided again since they lost a race, and lets the others get on. */
        void afterConflict(int commands, int anew);

        /** The refusal that a failure means; empty for a defect. */
        Optional<Rejection> asRejection(Throwable failure);
    }

    JointDecisions(AppendOutcome outcome, Again again) {
        this.outcome = outcome;
        this.again = again;
    }

    /** Those that the bus has of its own can not be asked for. */
    List<MessageHandlerInterceptor<? super CommandMessage<?>>> interceptors() {
        return interceptors;
    }

    /** When this returns, each has its answer, whatever happened. */
    void decide(List<Entrant> batch) {
        try {
            if (batch.size() == 1) {
                again.alone(batch.getFirst());
            } else {
                decideTogether(batch);
            }
        } catch (RuntimeException | Error unexpected) {
            log.error("A batch of {} commands was not decided to its end", batch.size(), unexpected);
            batch.stream()
                    .filter(Entrant::unanswered)
                    .forEach(entrant -> entrant.answer(asCommandResultMessage(unexpected)));
        }
    }

    private void decideTogether(List<Entrant> batch) {
        List<Entrant> open = settle(afterRaces(JointAttempt.on(batch, interceptors, outcome)));
        if (!open.isEmpty()) {
            again.afterCachedState(open.size());
            settle(afterRaces(onRealEnds(open)));
        }
    }

    private JointAttempt afterRaces(JointAttempt first) {
        JointAttempt attempt = first;
        for (int anew = 1; anew <= DecidingCommandBus.DECISIONS_ANEW && lostARace(attempt); anew++) {
            again.afterConflict(attempt.entrants().size(), anew);
            attempt = onRealEnds(attempt.entrants());
        }
        return attempt;
    }

    private JointAttempt onRealEnds(List<Entrant> entrants) {
        return AggregateCache.bypassed(() -> JointAttempt.on(entrants, interceptors, outcome));
    }

    private boolean lostARace(JointAttempt attempt) {
        return attempt.failure().filter(outcome::decideAgain).isPresent()
                && attempt.appended().isEmpty();
    }

    /** Answers whom it can, and returns those who are to be decided again on the streams' real ends. */
    private List<Entrant> settle(JointAttempt attempt) {
        Optional<Throwable> failure = attempt.failure();
        Optional<Appended> appended = attempt.appended();
        if (appended.isEmpty() && failure.isPresent()) {
            refuse(attempt.entrants(), failure.get());
            return List.of();
        }
        failure.ifPresent(late -> log.error("A batch failed after its events were durable", late));
        return answer(attempt, appended);
    }

    private void refuse(List<Entrant> entrants, Throwable failure) {
        Optional<Rejection> rejection = again.asRejection(failure);
        if (rejection.isPresent()) {
            entrants.forEach(entrant -> entrant.answer(asCommandResultMessage(rejection.get())));
        } else {
            log.warn("{} commands are decided one by one, since together they fail", entrants.size(), failure);
            entrants.forEach(again::alone);
        }
    }

    private static List<Entrant> answer(JointAttempt attempt, Optional<Appended> appended) {
        List<Entrant> unsure = new ArrayList<>();
        for (JointAttempt.Decided decided : attempt.decided()) {
            if (!decided.events().isEmpty()) {
                Appended own = new Appended(appended.orElseThrow().position(), decided.events());
                decided.entrant().answer(decided.said().andMetaData(own.asMetaData()));
            } else if (attempt.servedFromCache()) {
                unsure.add(decided.entrant());
            } else {
                decided.entrant().answer(decided.said());
            }
        }
        return unsure;
    }
}
