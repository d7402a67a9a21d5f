package stoa.server.ledger;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import stoa.api.kernel.Guards;
import stoa.api.kernel.LiveEvents;
import stoa.api.kernel.serialization.EventUpcasters;
import stoa.command.platform.AggregateCache;
import stoa.command.platform.SnapshotSerializer;
import stoa.ledger.Ledger;
import stoa.ledger.LedgerSettings;
import stoa.ledger.axon.AppendGuards;
import stoa.ledger.axon.LedgerEventStore;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.PostgresLedger;
import stoa.ledger.postgres.TransparencyLog;
import stoa.query.platform.mongo.ViewBinding;
import stoa.server.platform.DataDirectory;
import stoa.server.postgres.PostgresServer;
import stoa.vault.LedgerKeys;

/** The ledger as Axon's event store, and what follows it. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerOptions.class)
class LedgerConfiguration {

    @Bean
    LedgerDatabase ledgerDatabase(PostgresServer server, LedgerOptions options) {
        return LedgerDatabase.at(server.url(), server.user(), server.password(), options.readers());
    }

    @Bean
    Ledger ledger(LedgerDatabase database, LedgerOptions options) {
        return PostgresLedger.open(database, LedgerSettings.defaults().withAnswerWithin(options.answerWithin()));
    }

    @Bean
    TransparencyLog transparencyLog(LedgerDatabase database, Ledger ledger, LedgerKeys keys, LedgerOptions options) {
        return TransparencyLog.of(database, ledger, options.origin(), keys.checkpointKey(), options.checkpointEvery());
    }

    @Bean
    Published verifierKeyFile(TransparencyLog log, DataDirectory data) {
        VerifierKeyFile.write(data.path(), log.verifierKey());
        return new Published();
    }

    @Bean
    MeterBinder ledgerMeters(Ledger ledger) {
        return ledger.meters();
    }

    @Bean
    EventStore eventStore(Ledger ledger, @Qualifier("eventSerializer") Serializer serializer, Configuration axon) {
        return LedgerEventStore.over(ledger)
                .eventSerializer(serializer)
                .snapshotSerializer(new SnapshotSerializer())
                .snapshotFilter(axon.snapshotFilter())
                .upcasters(EventUpcasters.chain())
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .build();
    }

    @Bean
    Guards guards() {
        return AppendGuards::require;
    }

    @Bean
    LiveEvents liveEvents(EventStore eventStore) {
        return new LedgerNews(eventStore);
    }

    /** A state that another node has moved on must not be decided on again. */
    @Bean
    Following cacheFollowsTheLedger(Ledger ledger, AggregateCache cache) {
        return new Following(ledger.onAppended(events -> events.forEach(
                stored -> cache.advanced(stored.event().stream(), stored.event().sequence()))));
    }

    /** Before any view starts: views of another ledger would answer wrongly, in silence. */
    @Bean
    Bound viewsOfThisLedger(ViewBinding binding, Ledger ledger) {
        binding.requireLedger(ledger.id().toString(), ledger.head());
        return new Bound();
    }

    /** The views' database belongs to this ledger. */
    record Bound() {}

    /** Whoever audits here finds the key. */
    record Published() {}

    /** Somebody who listens to the ledger until the end. */
    record Following(Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }
}
