package stoa.bench.ledger;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;

/** The whole way of a command, from the bus over repository and aggregate to the store: the same for every store. */
public final class CommandPath {

    private final CommandBus bus;

    public CommandPath(CommandBus bus, EventStore store, Cache cache) {
        this.bus = bus;
        EventSourcingRepository<Essay> repository = EventSourcingRepository.builder(Essay.class)
                .eventStore(store)
                .cache(cache)
                .build();
        AggregateAnnotationCommandHandler.<Essay>builder()
                .aggregateType(Essay.class)
                .repository(repository)
                .build()
                .subscribe(bus);
    }

    /** Sends the command, waits for its answer and throws what it failed with. */
    public void send(Object command) {
        FutureCallback<Object, Object> answer = new FutureCallback<>();
        bus.dispatch(GenericCommandMessage.asCommandMessage(command), answer);
        CommandResultMessage<?> result = answer.getResult();
        if (result.isExceptional()) {
            throw new IllegalStateException("command failed: " + command, result.exceptionResult());
        }
    }
}
