package stoa.command.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.Rejection;

/**
 * What became of a command's append. The command bus asks it of the event store in use, which it does not know; wired
 * in {@code server}.
 */
public interface AppendOutcome {

    /** What a unit of work appended for good; empty if it appended nothing, or its append was refused. */
    Optional<Appended> of(UnitOfWork<?> unitOfWork);

    /**
     * The records of the events that a unit of work has published so far, in their order, appended or not yet: what of
     * a batch is whose.
     */
    List<Class<?>> published(UnitOfWork<?> unitOfWork);

    /**
     * Whether a failure says that nothing was appended because the world had moved on meanwhile, so that the command is
     * to be decided again on what there is now. Axon has an exception of its own for a conflict on the first event.
     */
    default boolean decideAgain(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || failure instanceof DeadlockException;
    }

    /** The refusal that a failure of the store means to a client; empty for what is a defect. */
    default Optional<Rejection> translate(Throwable failure) {
        return Optional.empty();
    }

    /**
     * A durable append.
     *
     * @param position the ledger position of its last event
     * @param events the logical names of its events
     */
    record Appended(long position, Set<String> events) {

        /** As the result of a command says it. */
        Map<String, Object> asMetaData() {
            return Map.of(MetaKeys.POSITION, position, MetaKeys.EVENTS, events);
        }
    }
}
