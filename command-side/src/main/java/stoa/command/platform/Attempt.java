package stoa.command.platform;

import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import stoa.api.kernel.Rejection;

/** One decision of a command: what its handler said, what became of it, and the unit of work that it happened in. */
final class Attempt<R> {

    private UnitOfWork<?> unitOfWork;
    private Object handled;
    private CommandResultMessage<? extends R> result;

    /** The handler, watched: the unit of work is known only inside of it. */
    MessageHandler<CommandMessage<?>> watching(MessageHandler<? super CommandMessage<?>> handler) {
        return command -> {
            unitOfWork = CurrentUnitOfWork.get();
            handled = handler.handle(command);
            return handled;
        };
    }

    void endedWith(CommandResultMessage<? extends R> outcome) {
        result = outcome;
    }

    CommandResultMessage<? extends R> result() {
        return result;
    }

    /** What the handler returned, also when something failed after it. */
    Object handled() {
        return handled;
    }

    Optional<Throwable> failure() {
        return result.isExceptional() ? Optional.of(result.exceptionResult()) : Optional.empty();
    }

    Optional<AppendOutcome.Appended> appended(AppendOutcome outcome) {
        return Optional.ofNullable(unitOfWork).flatMap(outcome::of);
    }

    /** Whether the handler gave an answer, yes or no, after it was given a state from the cache. */
    boolean answeredFromCache() {
        return unitOfWork != null
                && AggregateCache.served(unitOfWork)
                && failure().map(Rejection.class::isInstance).orElse(true);
    }
}
