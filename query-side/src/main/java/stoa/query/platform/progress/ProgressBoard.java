package stoa.query.platform.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.ViewProgress;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;

/**
 * Up to which position each version of each view, folded here or on another node, is known to have come. Waiting costs
 * no polling.
 */
public final class ProgressBoard implements ViewProgress {

    /** Before the first event. */
    public static final long NOTHING = -1;

    private static final CompletableFuture<Boolean> PASSED = CompletableFuture.completedFuture(true);
    private static final CompletableFuture<Boolean> LATE = CompletableFuture.completedFuture(false);

    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final Map<String, Answering> answering = new ConcurrentHashMap<>();
    private final Map<String, List<String>> awaited;

    /**
     * The versions of one view that whoever writes waits for.
     *
     * @param live the one that is read
     * @param gates its own, and that of a version that may be read instead at any moment
     */
    private record Answering(ViewName live, List<Gate> gates) {}

    public ProgressBoard(Collection<? extends View> views) {
        views.forEach(view -> answeredBy(view.name(), List.of()));
        this.awaited = EventCatalogue.events().stream()
                .collect(Collectors.toUnmodifiableMap(EventCatalogue::nameOf, event -> awaited(views, event)));
    }

    private static List<String> awaited(Collection<? extends View> views, Class<?> event) {
        return views.stream()
                .filter(view -> view.awaitedFor().contains(event))
                .map(view -> view.name().code())
                .toList();
    }

    /**
     * @param live the version that is read
     * @param alike versions that may be read instead at any moment, and so must not be behind for a writer either
     */
    public void answeredBy(ViewName live, Collection<ViewName> alike) {
        List<Gate> all = new ArrayList<>();
        all.add(gate(live.group()));
        alike.forEach(version -> all.add(gate(version.group())));
        answering.put(live.code(), new Answering(live, List.copyOf(all)));
    }

    private Gate gate(String group) {
        return gates.computeIfAbsent(group, name -> new Gate());
    }

    @Override
    public CompletableFuture<Boolean> passed(long position, Set<String> events, Duration atMost) {
        return passed(position, events, System.nanoTime() + atMost.toNanos());
    }

    /** Asked again after each wait: another version may be read by now than when the wait began. */
    private CompletableFuture<Boolean> passed(long position, Set<String> events, long deadline) {
        Set<Gate> behind = behind(position, events);
        return behind.isEmpty()
                ? PASSED
                : passed(position, behind, deadline)
                        .thenCompose(yes -> yes ? passed(position, events, deadline) : LATE);
    }

    private Set<Gate> behind(long position, Set<String> events) {
        Set<Gate> behind = Set.of();
        for (String event : events) {
            for (String view : awaited.getOrDefault(event, List.of())) {
                for (Gate gate : answering.get(view).gates()) {
                    if (gate.passed() < position) {
                        behind = behind.isEmpty() ? new HashSet<>() : behind;
                        behind.add(gate);
                    }
                }
            }
        }
        return behind;
    }

    private static CompletableFuture<Boolean> passed(long position, Collection<Gate> behind, long deadline) {
        CompletableFuture<Boolean> all = new CompletableFuture<>();
        AtomicInteger left = new AtomicInteger(behind.size());
        Runnable one = () -> {
            if (left.decrementAndGet() == 0) {
                all.complete(true);
            }
        };
        behind.forEach(gate -> gate.onPassed(position, one));
        return all.isDone()
                ? all
                : all.completeOnTimeout(false, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                        .thenApply(passed -> {
                            if (!passed) {
                                behind.forEach(gate -> gate.forget(one));
                            }
                            return passed;
                        });
    }

    /** Waits until one version has passed the position; false if that took longer than {@code atMost}. */
    public boolean awaitPassed(long position, ViewName version, Duration atMost) {
        return passed(position, List.of(gate(version.group())), System.nanoTime() + atMost.toNanos())
                .join();
    }

    /** Up to where the version has come; {@link #NOTHING} if that is not known. */
    public long passed(String group) {
        Gate gate = gates.get(group);
        return gate == null ? NOTHING : gate.passed();
    }

    /** Up to where the version of this view that is read has come. */
    public long passed(View view) {
        return passed(answering.get(view.name().code()).live().group());
    }

    /** The version has come this far; what is behind of what was known before changes nothing. */
    public void advance(String group, long position) {
        gate(group).advance(position);
    }

    /** This version is folded no more, by anybody. */
    public void forget(ViewName version) {
        gates.remove(version.group());
    }

    /** The versions of all views that are read, by group. */
    public Set<String> groups() {
        return answering.values().stream().map(answer -> answer.live().group()).collect(Collectors.toUnmodifiableSet());
    }

    /** All versions that were ever heard of, by group. */
    Set<String> known() {
        return Set.copyOf(gates.keySet());
    }
}
