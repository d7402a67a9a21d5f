package stoa.query.platform.compare;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.query.platform.ViewProcessors;
import stoa.query.platform.fold.Positioned;
import stoa.query.platform.read.ViewReads;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;
import stoa.vault.ParkedDocuments;

/**
 * Folds parts of all views, chosen by chance, from the log once more, and compares them with what is read: a view that
 * has lost an event, or was changed by somebody else, is found before anybody asks why it answers as it does.
 */
public final class Recheck {

    private static final Logger log = LoggerFactory.getLogger(Recheck.class);
    private static final int ROUNDS = 5;

    private final Collection<? extends View> views;
    private final StoredParts parts;
    private final Log events;
    private final ViewReads reads;
    private final ParkedDocuments parked;
    private final MeterRegistry meters;
    private final Map<String, Set<String>> wrong = new HashMap<>();

    /** A view and its version that is read, with parts of it that are not what they should be. */
    public record Finding(String view, String version, Set<String> parts) {}

    public Recheck(
            Collection<? extends View> views,
            StoredParts parts,
            Log events,
            ViewProcessors.Parts made,
            MeterRegistry meters) {
        this.views = views;
        this.parts = parts;
        this.events = events;
        this.reads = made.lists().reads();
        this.parked = made.parked();
        this.meters = meters;
        views.forEach(view -> {
            checked(view);
            different(view);
        });
    }

    /**
     * Reads the log once.
     *
     * @param atMost so many parts of each view
     * @param breath taken after each event; false if the pass is to end
     */
    public List<Finding> pass(int atMost, RandomGenerator random, BooleanSupplier breath) {
        List<Sample<?>> samples = new ArrayList<>();
        for (View view : views) {
            Sample<?> sample = new Sample<>(view, parts.grainOf(view), atMost, random.nextInt());
            sample.leavingOut(parked.evicted(view.name().code()));
            samples.add(sample);
        }
        Passage passage = new Passage(samples, breath);
        passage.readOn();
        List<Finding> findings = new ArrayList<>();
        for (int round = 0; round < ROUNDS && passage.isOpen(); round++) {
            passage.compare();
            passage.readOn();
            findings.addAll(passage.settled());
        }
        return findings;
    }

    /** One reading of the log. */
    private final class Passage {

        private final List<Sample<?>> samples;
        private final BooleanSupplier breath;
        private final Map<Class<?>, List<Sample<?>>> handling = new HashMap<>();
        private final Map<Sample<?>, Set<String>> open = new HashMap<>();
        private final Map<Sample<?>, Set<String>> differing = new HashMap<>();
        private long position;
        private boolean first = true;
        private boolean goesOn = true;

        Passage(List<Sample<?>> samples, BooleanSupplier breath) {
            this.samples = samples;
            this.breath = breath;
            samples.forEach(sample -> sample.view().handles().forEach(type -> handling.computeIfAbsent(
                            type, none -> new ArrayList<>())
                    .add(sample)));
        }

        boolean isOpen() {
            return goesOn && (first || !open.isEmpty());
        }

        void readOn() {
            long head = events.head();
            events.between(position, head, handling.keySet(), this::take);
            position = head;
        }

        private void take(Positioned event) {
            goesOn = goesOn && breath.getAsBoolean();
            if (goesOn) {
                handling.get(event.event().getClass()).forEach(sample -> sample.take(event));
            }
        }

        void compare() {
            samples.forEach(sample -> {
                ViewName version = reads.live(sample.view()).name();
                if (goesOn && (first || open.containsKey(sample))) {
                    events.awaitPassed(position, List.of(version));
                    sample.forgetParked(parked, version);
                    Set<String> looked = first ? sample.parts() : open.get(sample);
                    differing.put(sample, sample.differing(version, looked));
                    checked(sample.view()).increment(first ? looked.size() : 0);
                }
            });
            first = false;
        }

        /** What no event has touched since it was compared is as wrong as it looked. */
        List<Finding> settled() {
            List<Finding> findings = new ArrayList<>();
            open.clear();
            differing.forEach((sample, parts) -> {
                Set<String> again = sample.touchedSince(parts);
                Set<String> settled = new HashSet<>(parts);
                settled.removeAll(again);
                if (!again.isEmpty()) {
                    open.put(sample, again);
                }
                if (!settled.isEmpty() && goesOn) {
                    findings.add(told(sample.view(), settled));
                }
            });
            differing.clear();
            return findings;
        }
    }

    private Finding told(View view, Set<String> found) {
        String version = reads.live(view).name().group();
        different(view).increment(found.size());
        Set<String> known = wrong.computeIfAbsent(version, none -> new HashSet<>());
        found.stream()
                .filter(known::add)
                .forEach(part -> log.error(
                        "View {} does not have {} as the ledger tells it: fill it anew, and compare.", version, part));
        return new Finding(view.name().title(), version, new TreeSet<>(found));
    }

    private Counter checked(View view) {
        return Counter.builder("stoa.views.check.checked")
                .description("Documents and entries that were folded from the ledger again and compared")
                .tag("view", view.name().code())
                .register(meters);
    }

    private Counter different(View view) {
        return Counter.builder("stoa.views.check.different")
                .description("Documents and entries that were not what the ledger tells")
                .tag("view", view.name().code())
                .register(meters);
    }
}
