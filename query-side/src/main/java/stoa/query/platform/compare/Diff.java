package stoa.query.platform.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import stoa.api.kernel.EventCatalogue;
import stoa.api.view.ViewDiff;
import stoa.api.view.ViewDiff.Difference;
import stoa.api.view.ViewDiff.Guilty;
import stoa.query.platform.fold.Positioned;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;

/**
 * Compares two versions of a view while both follow the log. What differs at first sight is looked at again once both
 * have passed one position; it counts if no event behind that position touches it, so that both are seen as they were
 * there.
 *
 * @param <T> what a part of the view says
 */
final class Diff<T> {

    private static final int ROUNDS = 10;
    private static final int AT_ONCE = 500;

    /** Whose history is folded again; of the rest it is told how many they are. */
    private static final int EXPLAINED = 100;

    private final View view;
    private final Grain<T> grain;
    private final ViewName live;
    private final ViewName beside;
    private final Log log;
    private final Map<String, Apart<T>> apart = new TreeMap<>();
    private final Set<String> open = new HashSet<>();
    private long compared;
    private long position;

    /** What both say of a part at one position. */
    private record Apart<T>(long position, Optional<T> live, Optional<T> beside) {

        String kind() {
            return live.isEmpty() ? "added" : beside.isEmpty() ? "missing" : "different";
        }
    }

    Diff(View view, Grain<T> grain, ViewName live, ViewName beside, Log log) {
        this.view = view;
        this.grain = grain;
        this.live = live;
        this.beside = beside;
        this.log = log;
    }

    /** Documents and lists looked at so far. */
    long compared() {
        return compared;
    }

    ViewDiff run() {
        grain.compare(live, beside, open::add, looked -> compared += looked);
        position = log.head();
        log.awaitPassed(position, List.of(live, beside));
        for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
            settle();
        }
        List<Difference> explained = explained();
        return new ViewDiff(
                view.name().title(),
                live.group(),
                beside.group(),
                "done",
                compared,
                compared,
                position,
                count("missing"),
                count("added"),
                count("different"),
                open.size(),
                first(explained),
                explained,
                Optional.empty());
    }

    private void settle() {
        position = log.head();
        log.awaitPassed(position, List.of(live, beside));
        Map<String, Apart<T>> found = new HashMap<>();
        List<String> suspects = List.copyOf(open);
        for (int from = 0; from < suspects.size(); from += AT_ONCE) {
            look(suspects.subList(from, Math.min(suspects.size(), from + AT_ONCE)), found);
        }
        open.retainAll(found.keySet());
        Set<String> touched = log.touched(view, grain, open, position, log.head());
        found.keySet().removeAll(touched);
        apart.putAll(found);
        open.retainAll(touched);
    }

    private void look(Collection<String> parts, Map<String, Apart<T>> found) {
        Map<String, Optional<T>> there = grain.stored(live, parts);
        grain.stored(beside, parts).forEach((part, other) -> {
            if (!other.equals(there.get(part))) {
                found.put(part, new Apart<>(position, there.get(part), other));
            }
        });
    }

    private long count(String kind) {
        return apart.values().stream().filter(each -> each.kind().equals(kind)).count();
    }

    private static Optional<Guilty> first(List<Difference> explained) {
        return explained.stream()
                .flatMap(difference -> difference.guilty().stream())
                .min(Comparator.comparingLong(Guilty::position));
    }

    private List<Difference> explained() {
        Map<String, Guilt<T>> histories = new TreeMap<>();
        apart.keySet().stream().limit(EXPLAINED).forEach(part -> histories.put(part, new Guilt<>(grain, part)));
        if (!histories.isEmpty()) {
            log.between(0, position, view.handles(), event -> take(event, histories));
        }
        List<Difference> differences = new ArrayList<>();
        histories.forEach((part, history) -> differences.add(difference(part, history)));
        return differences;
    }

    private void take(Positioned event, Map<String, Guilt<T>> histories) {
        for (String part : Log.touchedBy(grain, event)) {
            Guilt<T> history = histories.get(part);
            if (history != null && event.position() <= apart.get(part).position()) {
                history.take(event.position(), event.event());
            }
        }
    }

    private Difference difference(String part, Guilt<T> history) {
        Apart<T> both = apart.get(part);
        boolean liveIsRight = both.live().equals(history.right());
        boolean besideIsRight = both.beside().equals(history.right());
        String wrong = liveIsRight ? beside.group() : besideIsRight ? live.group() : "both";
        Optional<Guilty> guilty = List.of(both.live(), both.beside()).stream()
                .filter(said -> !said.equals(history.right()))
                .flatMap(said -> history.of(said).stream())
                .min(Comparator.comparingLong(Guilt.Step::position))
                .map(step -> new Guilty(
                        step.position(), EventCatalogue.nameOf(step.event().getClass())));
        return new Difference(part, both.kind(), both.position(), wrong, guilty);
    }
}
