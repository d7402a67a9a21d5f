package stoa.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Axon's event store over a ledger in memory; like the real one, it tells what a unit of work has published so far. */
public final class MemoryEventStore extends EmbeddedEventStore {

    private static final String PUBLISHED = MemoryEventStore.class.getName() + ".published";

    MemoryEventStore(MemoryLedger ledger) {
        super(EmbeddedEventStore.builder().storageEngine(ledger));
    }

    /** The types of the events that a unit of work has published, in their order, appended or not yet. */
    public static List<Class<?>> published(UnitOfWork<?> unitOfWork) {
        return Collections.unmodifiableList(
                unitOfWork.root().<List<Class<?>>>getOrDefaultResource(PUBLISHED, List.of()));
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        super.publish(events);
        CurrentUnitOfWork.ifStarted(unitOfWork -> {
            List<Class<?>> published = unitOfWork.root().getOrComputeResource(PUBLISHED, key -> new ArrayList<>());
            events.forEach(event -> published.add(event.getPayloadType()));
        });
    }
}
