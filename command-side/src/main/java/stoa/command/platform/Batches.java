package stoa.command.platform;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageHandlerInterceptor;
import stoa.api.kernel.Batched;

/** Gathers the commands of hot streams into batches, which are decided away from their callers' threads. */
final class Batches {

    /** Enough that a commit costs each of them little, and few enough that others are at work while it lasts. */
    static final int AT_MOST = 64;

    private final boolean batching;
    private final JointDecisions decisions;
    private final Lines<Entrant> lines = new Lines<>(
            AT_MOST,
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("batches-", 1).factory()));
    private volatile IntConsumer sizes = size -> {};

    Batches(boolean batching, JointDecisions decisions) {
        this.batching = batching;
        this.decisions = decisions;
    }

    /** Shows how many commands were decided together. */
    void bindTo(MeterRegistry registry) {
        DistributionSummary summary = DistributionSummary.builder("stoa.command.batch")
                .description("Commands decided together, per batch")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, AT_MOST)
                .register(registry);
        sizes = summary::record;
    }

    Registration intercept(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        decisions.interceptors().add(interceptor);
        return () -> decisions.interceptors().remove(interceptor);
    }

    /** Whether a command is to be decided together with those that arrive meanwhile. */
    boolean take(CommandMessage<?> command) {
        return batching && command.getPayload() instanceof Batched;
    }

    /** Has a command answered, and its caller told. */
    void add(Entrant entrant) {
        lines.stand(((Batched) entrant.command().getPayload()).batch(), entrant, this::decide);
    }

    private void decide(List<Entrant> batch) {
        sizes.accept(batch.size());
        decisions.decide(batch);
        batch.forEach(Entrant::tell);
    }
}
