package stoa.bench.assembly;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import stoa.api.kernel.serialization.EventUpcasters;
import stoa.ledger.Ledger;
import stoa.ledger.axon.LedgerEventStore;
import stoa.query.platform.ReplayProgress;
import stoa.query.platform.ViewProcessors;
import stoa.query.platform.ViewSettings;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.mongo.InJvmMongo;
import stoa.query.platform.mongo.MongoTokenStore;
import stoa.query.platform.mongo.MongoViewStore;
import stoa.query.platform.progress.ProgressBoard;
import stoa.query.platform.progress.ProgressSignals;
import stoa.query.platform.read.ViewReads;
import stoa.query.platform.view.View;
import stoa.vault.ParkedDocuments;
import stoa.vault.Signals;

/**
 * The same views once more, from the same ledger into an empty database of their own: what filling costs in a JVM that
 * has compiled it, as it has the plain writes that it is compared with. Nothing that was read before is used again.
 */
@Component
class FreshViews {

    private static final Duration POLL = Duration.ofMillis(1);

    private final List<View> views;
    private final Ledger ledger;
    private final Serializer serializer;
    private final ParkedDocuments parked;
    private final ViewSettings settings;

    FreshViews(
            List<View> views,
            Ledger ledger,
            @Qualifier("eventSerializer") Serializer serializer,
            ParkedDocuments parked,
            ViewSettings settings) {
        this.views = views;
        this.ledger = ledger;
        this.serializer = serializer;
        this.parked = parked;
        this.settings = settings;
    }

    /** Seconds until every view has taken in all that the ledger holds. */
    double fill() {
        return fill(views);
    }

    /** The same for some of them alone. */
    double fill(List<View> some) {
        try (InJvmMongo mongo = InJvmMongo.start();
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            ProgressBoard board = new ProgressBoard(some);
            EventStore events = events();
            ReplayProgress progress = new ReplayProgress(events, board);
            ViewProcessors processors = processors(some, client.getDatabase("fresh"), events, board);
            long start = System.nanoTime();
            processors.start();
            while (!progress.caughtUp()) {
                LockSupport.parkNanos(POLL.toNanos());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            processors.stop();
            return seconds;
        }
    }

    private EventStore events() {
        return LedgerEventStore.over(ledger)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasters(EventUpcasters.chain())
                .build();
    }

    private ViewProcessors processors(List<View> some, MongoDatabase database, EventStore events, ProgressBoard board) {
        ViewReads reads = new ViewReads(new MongoViewStore(database), settings.claimTimeout());
        MongoTokenStore tokens = new MongoTokenStore(database, settings.claimTimeout(), new Owners(reads));
        ProgressSignals signals = new ProgressSignals(new Silence(), board, group -> {});
        ViewProcessors.Parts parts = new ViewProcessors.Parts(events, tokens, new ViewLists(reads), parked, signals);
        return new ViewProcessors(some, parts, settings, new SimpleMeterRegistry());
    }

    private record Owners(ViewReads reads) implements MongoTokenStore.ClaimListener {

        @Override
        public void confirmed(String group, long askedAtNanos) {
            reads.ownership(group).confirmed(askedAtNanos);
        }

        @Override
        public void lost(String group) {
            reads.ownership(group).lost();
        }
    }

    /** No other node has these views. */
    private static final class Silence implements Signals {

        @Override
        public void send(String channel, String notice) {}

        @Override
        public void listen(String channel, Consumer<String> onNotice, Runnable onReconnect) {}
    }
}
