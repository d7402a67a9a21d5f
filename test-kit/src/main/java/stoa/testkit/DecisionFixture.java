package stoa.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import stoa.api.kernel.Guards;
import stoa.api.kernel.PublicIds;

/**
 * For decisions over several streams: given events by stream, when a command, then one append with its guards, or a
 * refusal. Everything between is real: an Axon configuration with the feature's own registration, repositories and
 * serializers, over a ledger in memory. Axon's {@code AggregateTestFixture} remains for decisions on a single stream.
 */
public final class DecisionFixture implements AutoCloseable {

    /** What the fixture's clock shows unless told otherwise. */
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MemoryLedger ledger;
    private final List<Consumer<Configurer>> settings = new ArrayList<>();
    private Configuration axon;

    private DecisionFixture(MemoryLedger ledger) {
        this.ledger = ledger;
        settings.add(configurer -> configurer
                .configureEventStore(configuration -> new MemoryEventStore(ledger))
                .configureSerializer(
                        configuration -> Jackson3Serializer.builder().build())
                .configureTransactionManager(configuration -> NoTransactionManager.INSTANCE)
                .registerComponent(Guards.class, configuration -> ledger)
                .registerComponent(Clock.class, configuration -> Clock.fixed(NOW, ZoneOffset.UTC))
                .registerComponent(PublicIds.class, configuration -> new CountedIds()));
    }

    /** A fixture of these features; several over one ledger are the nodes of a cluster. */
    public static DecisionFixture over(MemoryLedger ledger, ConfigurerModule... features) {
        DecisionFixture fixture = new DecisionFixture(ledger);
        List.of(features).forEach(fixture::with);
        return fixture;
    }

    /** Adds what a feature needs, such as its command bus. */
    public DecisionFixture with(ConfigurerModule module) {
        settings.add(module::configureModule);
        return this;
    }

    /** Adds a resource that handlers ask for, or replaces one. */
    public <T> DecisionFixture with(Class<T> type, T resource) {
        settings.add(configurer -> configurer.registerComponent(type, configuration -> resource));
        return this;
    }

    /** Has these events happened in a stream, after those that have; also between decisions, as by another node. */
    public DecisionFixture given(String stream, Object... events) {
        long next = ledger.lastSequenceNumberFor(stream).orElse(-1L) + 1;
        List<GenericDomainEventMessage<?>> messages = new ArrayList<>();
        for (Object event : events) {
            messages.add(new GenericDomainEventMessage<>("given", stream, next + messages.size(), event));
        }
        ledger.appendEvents(messages);
        return this;
    }

    public Decision when(Object command) {
        return when(command, Map.of());
    }

    /** Decides a command that arrives with metadata. */
    public Decision when(Object command, Map<String, ?> metadata) {
        int before = ledger.appends().size();
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
        configuration()
                .commandBus()
                .dispatch(
                        GenericCommandMessage.asCommandMessage(command).withMetaData(metadata),
                        (message, result) -> answer.complete(result));
        CommandResultMessage<?> result =
                answer.orTimeout(PATIENCE.toNanos(), TimeUnit.NANOSECONDS).join();
        List<MemoryLedger.Append> all = ledger.appends();
        return new Decision(result, all.subList(before, all.size()));
    }

    public MemoryLedger ledger() {
        return ledger;
    }

    /** The running configuration, for what only it can tell. */
    public synchronized Configuration configuration() {
        if (axon == null) {
            Configurer configurer = DefaultConfigurer.defaultConfiguration(false);
            settings.forEach(setting -> setting.accept(configurer));
            axon = configurer.start();
        }
        return axon;
    }

    @Override
    public void close() {
        if (axon != null) {
            axon.shutdown();
        }
    }
}
