package stoa.query.platform.progress;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.ViewProgress;
import stoa.query.platform.view.View;

/** Up to which position each view, folded here or on another node, is known to have come. Waiting costs no polling. */
public final class ProgressBoard implements ViewProgress {

    /** Before the first event. */
    public static final long NOTHING = -1;

    private final Map<String, Gate> gates;
    private final Map<String, List<Gate>> handling;
    private final Timer waits;
    private final Counter timeouts;

    public ProgressBoard(Collection<? extends View> views, MeterRegistry meters) {
        this.gates = views.stream()
                .collect(Collectors.toUnmodifiableMap(view -> view.name().group(), view -> new Gate()));
        this.handling = EventCatalogue.events().stream()
                .collect(Collectors.toUnmodifiableMap(EventCatalogue::nameOf, event -> gatesOf(views, event)));
        this.waits = Timer.builder("stoa.views.wait")
                .description("How long writes waited until their views had taken them in")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.timeouts = Counter.builder("stoa.views.wait.timeouts")
                .description("Writes that were answered before their views had taken them in")
                .register(meters);
    }

    private List<Gate> gatesOf(Collection<? extends View> views, Class<?> event) {
        return views.stream()
                .filter(view -> view.handles().contains(event))
                .map(view -> gates.get(view.name().group()))
                .toList();
    }

    @Override
    public boolean awaitPassed(long position, Set<String> events, Duration atMost) {
        long started = System.nanoTime();
        boolean passed = await(position, events, atMost);
        waits.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        if (!passed) {
            timeouts.increment();
        }
        return passed;
    }

    private boolean await(long position, Set<String> events, Duration atMost) {
        List<Gate> behind = new ArrayList<>();
        for (String event : events) {
            for (Gate gate : handling.getOrDefault(event, List.of())) {
                if (gate.passed() < position && !behind.contains(gate)) {
                    behind.add(gate);
                }
            }
        }
        return behind.isEmpty() || await(position, behind, atMost);
    }

    private static boolean await(long position, List<Gate> behind, Duration atMost) {
        CountDownLatch latch = new CountDownLatch(behind.size());
        behind.forEach(gate -> gate.onPassed(position, latch));
        boolean passed = false;
        try {
            passed = latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            if (!passed) {
                behind.forEach(gate -> gate.forget(latch));
            }
        }
        return passed;
    }

    /** Up to where the view has come; {@link #NOTHING} if that is not known. */
    public long passed(String group) {
        Gate gate = gates.get(group);
        return gate == null ? NOTHING : gate.passed();
    }

    /** The view has come this far; what is behind of what was known before changes nothing. */
    public void advance(String group, long position) {
        Gate gate = gates.get(group);
        if (gate != null) {
            gate.advance(position);
        }
    }

    /** All views, by group. */
    public Set<String> groups() {
        return gates.keySet();
    }
}
