package stoa.command.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.serialization.EventSerializer;
import stoa.testkit.DecisionFixture;
import stoa.testkit.LegibleCipher;
import stoa.testkit.MemoryEventStore;
import stoa.testkit.MemoryLedger;
import stoa.vault.ClaimKeys;

/** Fixtures with this module's own bus, cache and serializers. */
public final class Decisions {

    /** A node of its own ledger. */
    public static DecisionFixture of(ConfigurerModule... features) {
        return node(ledger(), features);
    }

    public static MemoryLedger ledger() {
        return new MemoryLedger(EventSerializer.with(new LegibleCipher()), new SnapshotSerializer());
    }

    /** A node beside others on one ledger, whose cache hears of the others' appends only if the test lets it. */
    public static DecisionFixture node(MemoryLedger ledger, ConfigurerModule... features) {
        return pausing(ledger, anew -> {}, features);
    }

    static DecisionFixture pausing(MemoryLedger ledger, IntConsumer pause, ConfigurerModule... features) {
        return on(
                ledger,
                new DecidingCommandBus(SimpleCommandBus.builder(), new MemoryOutcome(ledger), true, pause),
                features);
    }

    static DecisionFixture on(MemoryLedger ledger, DecidingCommandBus bus, ConfigurerModule... features) {
        return DecisionFixture.over(ledger, features)
                .with(AggregateCache.class, new AggregateCache(1_000))
                .with(ClaimKeys.class, new PlainKeys())
                .with(configurer -> configurer.configureCommandBus(axon -> withOrigin(bus)));
    }

    private static DecidingCommandBus withOrigin(DecidingCommandBus bus) {
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(
                new SimpleCorrelationDataProvider(MetaKeys.ACTOR, MetaKeys.FACE, MetaKeys.REQUEST_ID)));
        return bus;
    }

    /** What became of an append to that ledger. */
    public record MemoryOutcome(MemoryLedger ledger) implements AppendOutcome {

        @Override
        public Optional<Appended> of(UnitOfWork<?> unitOfWork) {
            return ledger.appended(unitOfWork)
                    .map(append -> new Appended(
                            append.lastPosition(),
                            append.events().stream()
                                    .map(event -> EventCatalogue.nameOf(event.getPayloadType()))
                                    .collect(Collectors.toSet())));
        }

        @Override
        public List<Class<?>> published(UnitOfWork<?> unitOfWork) {
            return MemoryEventStore.published(unitOfWork);
        }
    }

    /** Keys that show what they are of. */
    public static final class PlainKeys implements ClaimKeys {

        @Override
        public String ofName(String name) {
            return "key-of-" + CanonicalText.of(name);
        }

        @Override
        public String ofSpelling(String text) {
            return "spelled-" + Integer.toHexString(text.hashCode());
        }

        @Override
        public String ofEmail(String email) {
            return "key-of-" + email.strip().toLowerCase(Locale.ROOT);
        }
    }

    private Decisions() {}
}
