package stoa.command.platform;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** An aggregate to try the platform on: lit only if dark, put out only if lit, wished dark without complaint. */
@Revision("1")
class Lamp {

    static final String STREAM = "lamp:1";

    static final ConfigurerModule MODULE = configurer -> configurer.configureAggregate(Aggregates.lasting(Lamp.class));

    @AggregateIdentifier
    String stream;

    boolean lit;
    List<Integer> lightings = new ArrayList<>();

    /** Lights the lamp, after something else has happened in the middle of the decision. */
    record Light(ThrowingTask meanwhile) {
        @TargetAggregateIdentifier
        String stream() {
            return STREAM;
        }
    }

    record PutOut() {
        @TargetAggregateIdentifier
        String stream() {
            return STREAM;
        }
    }

    record BeDark() {
        @TargetAggregateIdentifier
        String stream() {
            return STREAM;
        }
    }

    @FunctionalInterface
    interface ThrowingTask {
        void run() throws Exception;
    }

    @Revision("1")
    record Lit(int time) {}

    @Revision("1")
    record Darkened(int time) {}

    static Light light() {
        return new Light(() -> {});
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String light(Light command) throws Exception {
        stream = STREAM;
        if (lit) {
            throw new Rejection(KernelError.INVALID, "lit already");
        }
        command.meanwhile().run();
        apply(new Lit(lightings.size() + 1));
        return "lit";
    }

    @CommandHandler
    void putOut(PutOut command) {
        if (!lit) {
            throw new Rejection(KernelError.INVALID, "dark already");
        }
        apply(new Darkened(lightings.size()));
    }

    @CommandHandler
    void beDark(BeDark command) {
        if (lit) {
            apply(new Darkened(lightings.size()));
        }
    }

    @EventSourcingHandler
    void on(Lit event) {
        stream = STREAM;
        lit = true;
        lightings.add(event.time());
    }

    @EventSourcingHandler
    void on(Darkened event) {
        lit = false;
    }
}
