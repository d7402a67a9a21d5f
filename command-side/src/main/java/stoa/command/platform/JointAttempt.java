package stoa.command.platform;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.Rejection;

/**
 * One decision on each of many commands, in one unit of work and so in one append. Axon's unit of work for batches
 * turns to each command in its turn, so that interceptors, handlers' parameters and the metadata of events are those
 * of the very command, while aggregates are loaded once and remember what was decided before.
 */
final class JointAttempt {

    private final AppendOutcome outcome;
    private final Iterable<MessageHandlerInterceptor<? super CommandMessage<?>>> interceptors;
    private final List<Entrant> entrants;
    private final BatchingUnitOfWork<CommandMessage<?>> unitOfWork;
    private final List<Decided> decided = new ArrayList<>();
    private ResultMessage<?> result;

    /** What the handler said to one command, and the logical names of the events that it applied. */
    record Decided(Entrant entrant, CommandResultMessage<?> said, Set<String> events) {}

    private JointAttempt(
            List<Entrant> entrants,
            Iterable<MessageHandlerInterceptor<? super CommandMessage<?>>> interceptors,
            AppendOutcome outcome) {
        this.outcome = outcome;
        this.interceptors = interceptors;
        this.entrants = entrants;
        this.unitOfWork = new BatchingUnitOfWork<>(
                entrants.stream().<CommandMessage<?>>map(Entrant::command).toList());
    }

    static JointAttempt on(
            List<Entrant> entrants,
            Iterable<MessageHandlerInterceptor<? super CommandMessage<?>>> interceptors,
            AppendOutcome outcome) {
        JointAttempt attempt = new JointAttempt(entrants, interceptors, outcome);
        Iterator<Entrant> turns = entrants.iterator();
        attempt.result = attempt.unitOfWork.executeWithResult(
                () -> attempt.decide(turns.next()), RollbackConfigurationType.ANY_THROWABLE);
        return attempt;
    }

    /** A refusal is the answer of one; anything else that is thrown ends the whole attempt. */
    private Object decide(Entrant entrant) throws Exception {
        int before = outcome.published(unitOfWork).size();
        CommandResultMessage<?> said = said(entrant);
        List<Class<?>> published = outcome.published(unitOfWork);
        List<Class<?>> own = published.subList(before, published.size());
        if (said.isExceptional() && !own.isEmpty()) {
            throw new IllegalStateException(entrant.command().getCommandName() + " is refused after it applied " + own);
        }
        decided.add(new Decided(
                entrant, said, own.stream().map(EventCatalogue::nameOf).collect(Collectors.toUnmodifiableSet())));
        return said.isExceptional() ? null : said.getPayload();
    }

    private CommandResultMessage<?> said(Entrant entrant) throws Exception {
        try {
            return asCommandResultMessage(
                    new DefaultInterceptorChain<>(unitOfWork, interceptors, entrant.handler()).proceed());
        } catch (Rejection refusal) {
            return asCommandResultMessage(refusal);
        }
    }

    List<Entrant> entrants() {
        return entrants;
    }

    /** In the order of the commands; complete unless there is a failure and nothing appended. */
    List<Decided> decided() {
        return decided;
    }

    Optional<Throwable> failure() {
        return result.isExceptional() ? Optional.of(result.exceptionResult()) : Optional.empty();
    }

    Optional<AppendOutcome.Appended> appended() {
        return outcome.of(unitOfWork);
    }

    /** Whether one of the decisions was given a state from the cache, and so all who came after it. */
    boolean servedFromCache() {
        return AggregateCache.served(unitOfWork);
    }
}
