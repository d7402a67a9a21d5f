package stoa.ledger.axon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** An aggregate that no domain has, to try the event store with. */
@Revision("1")
@SuppressWarnings("unused") // Axon calls the handlers.
class Account {

    record Open(@TargetAggregateIdentifier String account) {}

    record Deposit(@TargetAggregateIdentifier String account, int amount) {}

    record DepositIfQuiet(@TargetAggregateIdentifier String account, String other, long seen) {}

    record DepositAndPublishLate(@TargetAggregateIdentifier String account) {}

    @Revision("1")
    record Opened(String account) {}

    @Revision("1")
    record Deposited(int amount) {}

    @AggregateIdentifier
    private String id;

    private int balance;

    Account() {}

    /** For its messages, and for snapshots of it. */
    static Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper ->
                        mapper.changeDefaultVisibility(checker -> checker.withFieldVisibility(Visibility.ANY)))
                .build();
    }

    @CommandHandler
    Account(Open command) {
        apply(new Opened(command.account()));
    }

    @CommandHandler
    int handle(Deposit command) {
        apply(new Deposited(command.amount()));
        return balance;
    }

    @CommandHandler
    void handle(DepositIfQuiet command) {
        AppendGuards.require(command.other(), command.seen());
        apply(new Deposited(1));
    }

    @CommandHandler
    void handle(
            DepositAndPublishLate command, EventBus bus, org.axonframework.messaging.unitofwork.UnitOfWork<?> unit) {
        apply(new Deposited(1));
        unit.onPrepareCommit(late -> bus.publish(GenericEventMessage.asEventMessage(new Deposited(2))));
    }

    @EventSourcingHandler
    void on(Opened event) {
        id = event.account();
    }

    @EventSourcingHandler
    void on(Deposited event) {
        balance += event.amount();
    }
}
