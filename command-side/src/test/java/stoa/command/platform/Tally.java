package stoa.command.platform;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.Batched;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.Rejection;

/** A hot stream to try the batches on: counts what it is given, and answers who asked with the total so far. */
@Revision("1")
class Tally {

    static final String STREAM = "tally:1";

    static final ConfigurerModule MODULE = configurer ->
            configurer.configureAggregate(Aggregates.busy(Tally.class)).registerCommandHandler(axon -> new Holding());

    @AggregateIdentifier
    String stream;

    int total;

    /** A command that names the one stream, and is decided together with its like. */
    interface Hot extends Batched {
        @Override
        default String batch() {
            return STREAM;
        }
    }

    /** Adds, after something else has happened in the middle of the decision; refused if it takes away. */
    record Add(int amount, Lamp.ThrowingTask meanwhile) implements Hot {

        @TargetAggregateIdentifier
        String stream() {
            return STREAM;
        }
    }

    /** Asks for the total and changes nothing. */
    record Ask() implements Hot {

        @TargetAggregateIdentifier
        String stream() {
            return STREAM;
        }
    }

    /** What no command should do: it applies first and refuses then. */
    record RefuseTooLate() implements Hot {

        @TargetAggregateIdentifier
        String stream() {
            return STREAM;
        }
    }

    /** Keeps others of the same batch waiting, and looks at no aggregate. */
    record Hold(Lamp.ThrowingTask meanwhile) implements Hot {}

    /** Of a batch of its own. */
    record Elsewhere() implements Batched {

        @Override
        public String batch() {
            return "elsewhere";
        }
    }

    static final class Holding {

        @CommandHandler
        String answer(Elsewhere command) {
            return command.batch();
        }

        @CommandHandler
        void hold(Hold command) throws Exception {
            command.meanwhile().run();
        }
    }

    @Revision("1")
    record Added(int amount, int total) {}

    @Revision("1")
    record AddedMany(int amount) {}

    static Add add(int amount) {
        return new Add(amount, () -> {});
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String add(Add command, @MetaDataValue(MetaKeys.ACTOR) String actor) throws Exception {
        stream = STREAM;
        command.meanwhile().run();
        if (command.amount() < 0) {
            throw new Rejection(KernelError.INVALID, "takes away");
        }
        apply(new Added(command.amount(), total + command.amount()));
        if (command.amount() >= 1_000) {
            apply(new AddedMany(command.amount()));
        }
        return actor + " made it " + total;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    int ask(Ask command) {
        stream = STREAM;
        return total;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void refuse(RefuseTooLate command) {
        stream = STREAM;
        apply(new Added(7, total + 7));
        throw new Rejection(KernelError.INVALID, "too late");
    }

    @EventSourcingHandler
    void on(Added event) {
        stream = STREAM;
        total = event.total();
    }
}
