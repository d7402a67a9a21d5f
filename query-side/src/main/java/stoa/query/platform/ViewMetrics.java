package stoa.query.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import stoa.query.platform.ViewProcessors.Followed;
import stoa.query.platform.progress.ProgressBoard;

/** Shows of each view how far it is behind the ledger, in events and in seconds, and how many documents are parked. */
public final class ViewMetrics implements MeterBinder {

    private final ViewProcessors processors;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final ProgressBoard board;
    private final Clock clock;

    public ViewMetrics(
            ViewProcessors processors,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            ProgressBoard board,
            Clock clock) {
        this.processors = processors;
        this.events = events;
        this.board = board;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        processors.views().forEach((view, atFirst) -> {
            Gauge.builder("stoa.views.lag.events", () -> lag(processors.views().get(view)))
                    .description("Events in the ledger that the view has not passed")
                    .tag("view", view)
                    .register(meters);
            Gauge.builder(
                            "stoa.views.lag.seconds",
                            () -> lagSeconds(processors.views().get(view)))
                    .description("Age of the newest event that the view has seen while it is behind, else 0")
                    .tag("view", view)
                    .register(meters);
            Gauge.builder(
                            "stoa.views.parked",
                            () -> processors.views().get(view).parking().size())
                    .description("Documents whose fold has failed and that wait for an operator")
                    .tag("view", view)
                    .register(meters);
        });
    }

    private long lag(Followed live) {
        TrackingToken head = events.createHeadToken();
        long end = head == null ? ProgressBoard.NOTHING : head.position().orElse(ProgressBoard.NOTHING);
        return Math.max(0, end - board.passed(live.group()));
    }

    private double lagSeconds(Followed live) {
        Instant newest = live.track().newest();
        if (lag(live) == 0 || newest.equals(Instant.MIN)) {
            return 0;
        }
        return Math.max(0, Duration.between(newest, clock.instant()).toMillis() / 1_000.0);
    }
}
