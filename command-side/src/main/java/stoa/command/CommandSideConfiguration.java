package stoa.command;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolution;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import stoa.api.kernel.MetaKeys;
import stoa.command.platform.AggregateCache;
import stoa.command.platform.AppendOutcome;
import stoa.command.platform.DecidingCommandBus;
import stoa.command.platform.StateSnapshots;

/**
 * Everything that decides. Needs an Axon configuration over an event store, and beans of {@link AppendOutcome},
 * {@code Clock}, {@code PublicIds}, {@code Guards}, {@code ViewProgress} and the vault's ports.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandSideConfiguration {

    @Bean
    @Qualifier("localSegment")
    DecidingCommandBus commandBus(
            org.axonframework.config.Configuration axon,
            AppendOutcome outcome,
            @Value("${stoa.command.batching:true}") boolean batching) {
        DecidingCommandBus bus = new DecidingCommandBus(
                SimpleCommandBus.builder()
                        .duplicateCommandHandlerResolver(DuplicateCommandHandlerResolution.rejectDuplicates())
                        .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                        .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus")),
                outcome,
                batching);
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    /** Who did it, through which face, in which request: from the command into the metadata of its events. */
    @Bean
    CorrelationDataProvider commandOrigin() {
        return new SimpleCorrelationDataProvider(MetaKeys.ACTOR, MetaKeys.FACE, MetaKeys.REQUEST_ID);
    }

    @Bean
    Snapshotter snapshotter(org.axonframework.config.Configuration axon) {
        return new StateSnapshots(axon);
    }

    @Bean
    MeterBinder decisionMetrics(DecidingCommandBus bus, AggregateCache cache) {
        return registry -> {
            bus.bindTo(registry);
            cache.bindTo(registry);
        };
    }

    @Bean
    AggregateCache aggregateCache(@Value("${stoa.command.cached-aggregates:10000}") long maximumSize) {
        return new AggregateCache(maximumSize);
    }
}
