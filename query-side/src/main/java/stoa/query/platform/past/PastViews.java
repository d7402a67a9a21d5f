package stoa.query.platform.past;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import stoa.query.QuerySideConfiguration;
import stoa.query.platform.fold.Chunk;
import stoa.query.platform.fold.Parking;
import stoa.query.platform.fold.PoisonedEventException;
import stoa.query.platform.fold.Projection;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.progress.ViewTrack;
import stoa.query.platform.read.ViewReads;
import stoa.query.platform.view.View;
import stoa.vault.ClaimKeys;
import stoa.vault.ParkedDocuments;

/**
 * What every query would have answered when these events were all there were: the same views fold them, in memory, and
 * the same queries are asked. Nothing is written anywhere, and nothing is known of what the events do not tell.
 */
public final class PastViews implements AutoCloseable {

    private final AnnotationConfigApplicationContext features = new AnnotationConfigApplicationContext();
    private final QueryGateway queries;

    /**
     * Folds the events.
     *
     * @param events in the ledger's order; it need not be all of them
     * @param parked tells which documents stopped at an event, and which events an operator had them pass over; where
     *     that can not be told, there are none
     * @throws PoisonedEventException if a view can not fold one of them
     */
    public PastViews(List<TrackedEventMessage<?>> events, Optional<ParkedDocuments> parked) {
        ViewReads reads = new ViewReads(new MemoryViewStore(), Duration.ZERO);
        ViewLists lists = new ViewLists(reads);
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(features);
        scanner.addExcludeFilter(new AnnotationTypeFilter(Configuration.class));
        scanner.scan(QuerySideConfiguration.class.getPackageName());
        features.registerBean(ViewReads.class, () -> reads);
        features.registerBean(ViewLists.class, () -> lists);
        features.registerBean(ClaimKeys.class, NoKeys::new);
        features.refresh();
        if (!events.isEmpty()) {
            fold(Chunk.of(events), features.getBeansOfType(View.class).values(), lists, new Consulted(parked));
        }
        SimpleQueryBus bus = SimpleQueryBus.builder().build();
        Arrays.stream(features.getBeanDefinitionNames())
                .map(features::getBean)
                .forEach(bean -> new AnnotationQueryHandlerAdapter<>(bean).subscribe(bus));
        this.queries = DefaultQueryGateway.builder().queryBus(bus).build();
    }

    private static void fold(Chunk events, Collection<View> views, ViewLists lists, ParkedDocuments parked) {
        DistributionSummary batches =
                DistributionSummary.builder("stoa.views.past").register(new SimpleMeterRegistry());
        for (View view : views) {
            Parking parking = new Parking(parked, view.name());
            parking.failFast(poisoned -> {});
            parking.refresh();
            Projection projection = Projection.of(
                    view,
                    new Projection.Parts(view.name(), lists, parking, batches),
                    new ViewTrack(position -> {}),
                    () -> {});
            projection.take(events);
        }
    }

    /** The answer as it would have been; throws the refusal where it would have been one. */
    public <R> R ask(Object query, Class<R> answer) {
        try {
            return queries.query(query, ResponseTypes.instanceOf(answer)).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    @Override
    public void close() {
        features.close();
    }

    /** Names are found by keyed hashes, and nobody asks the past for a name. */
    private static final class NoKeys implements ClaimKeys {

        @Override
        public String ofName(String name) {
            throw notAsked();
        }

        @Override
        public String ofSpelling(String name) {
            throw notAsked();
        }

        @Override
        public String ofEmail(String email) {
            throw notAsked();
        }

        private static UnsupportedOperationException notAsked() {
            return new UnsupportedOperationException("nobody is looked for by name in the past");
        }
    }
}
