package stoa.query;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import stoa.query.platform.Besides;
import stoa.query.platform.LiveVersions;
import stoa.query.platform.ParkedMending;
import stoa.query.platform.Rebuilds;
import stoa.query.platform.ReplayProgress;
import stoa.query.platform.ViewMetrics;
import stoa.query.platform.ViewProcessors;
import stoa.query.platform.ViewSettings;
import stoa.query.platform.ViewStates;
import stoa.query.platform.compare.Diffs;
import stoa.query.platform.compare.Log;
import stoa.query.platform.compare.Recheck;
import stoa.query.platform.compare.RecheckClock;
import stoa.query.platform.compare.StoredParts;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.mongo.MongoTokenStore;
import stoa.query.platform.mongo.MongoViewStore;
import stoa.query.platform.mongo.ViewBinding;
import stoa.query.platform.mongo.ViewCollections;
import stoa.query.platform.mongo.ViewStore;
import stoa.query.platform.progress.ProgressBoard;
import stoa.query.platform.progress.ProgressSignals;
import stoa.query.platform.read.ViewReads;
import stoa.query.platform.view.View;
import stoa.vault.ParkedDocuments;
import stoa.vault.ParkedOrders;
import stoa.vault.Signals;
import stoa.vault.ViewVersions;

/**
 * The read side, put together. It asks for a {@link MongoDatabase}, an {@link EventStore}, the vault's ports and, if
 * there is one, a {@link MeterRegistry}. Call {@link ViewBinding#requireLedger} before {@link ViewProcessors} start.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QuerySideConfiguration {

    @Bean
    ViewStore viewStore(MongoDatabase database) {
        return new MongoViewStore(database);
    }

    @Bean
    ViewCollections viewCollections(MongoDatabase database) {
        return new ViewCollections(database);
    }

    @Bean
    ViewSettings viewSettings() {
        return ViewSettings.DEFAULT;
    }

    @Bean
    ViewReads viewReads(ViewStore store, ViewSettings settings) {
        return new ViewReads(store, settings.claimTimeout());
    }

    @Bean
    ViewLists viewLists(ViewReads reads) {
        return new ViewLists(reads);
    }

    @Bean
    MongoTokenStore viewTokens(MongoDatabase database, ViewReads reads, ViewSettings settings) {
        return new MongoTokenStore(database, settings.claimTimeout(), new MongoTokenStore.ClaimListener() {
            @Override
            public void confirmed(String group, long askedAtNanos) {
                reads.ownership(group).confirmed(askedAtNanos);
            }

            @Override
            public void lost(String group) {
                reads.ownership(group).lost();
            }
        });
    }

    @Bean
    ViewBinding viewBinding(MongoDatabase database, MongoTokenStore tokens) {
        return new ViewBinding(database, tokens);
    }

    @Bean
    ProgressBoard progressBoard(List<View> views) {
        return new ProgressBoard(views);
    }

    @Bean
    ProgressSignals progressSignals(Signals signals, ProgressBoard board, ViewReads reads) {
        return new ProgressSignals(
                signals, board, group -> reads.ownership(group).lost());
    }

    @Bean
    ViewProcessors viewProcessors(
            List<View> views,
            ViewProcessors.Parts parts,
            ViewSettings settings,
            LiveVersions live,
            ObjectProvider<MeterRegistry> meters) {
        live.read(parts.lists().reads());
        return new ViewProcessors(views, parts, settings, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    ViewProcessors.Parts viewParts(
            EventStore events,
            MongoTokenStore tokens,
            ViewLists lists,
            ParkedDocuments parked,
            ProgressSignals progress) {
        return new ViewProcessors.Parts(events, tokens, lists, parked, progress);
    }

    @Bean
    ParkedMending parkedMending(
            ViewProcessors processors, ViewProcessors.Parts parts, ViewSettings settings, ParkedOrders orders) {
        return new ParkedMending(processors, parts, settings, orders);
    }

    @Bean
    LiveVersions liveVersions(List<View> views, ViewVersions versions, ProgressBoard board) {
        return new LiveVersions(views, versions, board);
    }

    @Bean
    Besides versionsBeside(
            List<View> views,
            ViewVersions versions,
            ViewProcessors processors,
            ViewCollections collections,
            ProgressBoard board) {
        return new Besides(views, versions, processors, collections, board);
    }

    @Bean
    ViewStates viewStates(
            ViewProcessors.Parts parts, Besides besides, ViewCollections collections, ProgressBoard board) {
        return new ViewStates(parts, besides, collections, board, Clock.systemUTC());
    }

    @Bean
    Rebuilds rebuilds(List<View> views, ViewVersions versions, Besides besides, ViewStates states, Diffs diffs) {
        return new Rebuilds(views, versions, besides, states, diffs);
    }

    @Bean
    StoredParts storedParts(ViewStore store, ViewCollections collections) {
        return new StoredParts(store, collections);
    }

    @Bean
    Log viewLog(EventStore events, ProgressBoard board) {
        return new Log(events, board);
    }

    @Bean
    Diffs viewDiffs(StoredParts parts, ViewCollections collections, Log log) {
        return new Diffs(parts, collections, log);
    }

    @Bean
    Recheck viewCheck(
            List<View> views,
            StoredParts stored,
            Log log,
            ViewProcessors.Parts parts,
            ObjectProvider<MeterRegistry> meters) {
        return new Recheck(views, stored, log, parts, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    RecheckClock viewCheckClock(Recheck recheck, ObjectProvider<RecheckClock.Pace> pace) {
        return new RecheckClock(recheck, pace.getIfAvailable(() -> RecheckClock.Pace.DEFAULT));
    }

    @Bean
    ReplayProgress replayProgress(EventStore events, ProgressBoard board) {
        return new ReplayProgress(events, board);
    }

    @Bean
    ViewMetrics viewMetrics(ViewProcessors processors, EventStore events, ProgressBoard board) {
        return new ViewMetrics(processors, events, board, Clock.systemUTC());
    }
}
