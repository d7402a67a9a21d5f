package stoa.query.platform.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.view.ViewDiff;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.mongo.ViewCollections;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;

/** The comparisons under way on this node, one of each view at a time, and what the last ones came to. */
public final class Diffs {

    private static final Logger log = LoggerFactory.getLogger(Diffs.class);

    private final Map<String, Supplier<ViewDiff>> byView = new ConcurrentHashMap<>();
    private final StoredParts parts;
    private final ViewCollections collections;
    private final Log events;

    public Diffs(StoredParts parts, ViewCollections collections, Log events) {
        this.parts = parts;
        this.collections = collections;
        this.events = events;
    }

    /** Begins to compare; while a comparison of the view is under way, that goes on instead. */
    public void begin(View view, ViewName live, ViewName beside) {
        byView.compute(
                view.name().title(),
                (title, before) -> before != null && before.get().state().equals("comparing")
                        ? before
                        : begun(view, parts.grainOf(view), live, beside));
    }

    private <T> Supplier<ViewDiff> begun(View view, Grain<T> grain, ViewName live, ViewName beside) {
        Diff<T> diff = new Diff<>(view, grain, live, beside, events);
        long of = collections.count(view instanceof ListView ? live.collection(ViewLists.HEADS) : live.collection());
        Thread.ofPlatform().daemon().name("view-diff-" + view.name().title()).start(() -> {
            ViewDiff found = runTolerantly(diff, unfinished(view, live, beside, "failed"));
            byView.put(view.name().title(), () -> found);
        });
        ViewDiff begun = unfinished(view, live, beside, "comparing");
        return () -> with(begun, diff.compared(), Math.max(of, diff.compared()), begun.failure());
    }

    private static ViewDiff runTolerantly(Diff<?> diff, ViewDiff failed) {
        try {
            return diff.run();
        } catch (RuntimeException failure) {
            log.warn("Versions {} and {} can not be compared", failed.live(), failed.beside(), failure);
            return with(failed, diff.compared(), diff.compared(), Optional.of(failure.toString()));
        }
    }

    private static ViewDiff unfinished(View view, ViewName live, ViewName beside, String state) {
        return new ViewDiff(
                view.name().title(),
                live.group(),
                beside.group(),
                state,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static ViewDiff with(ViewDiff diff, long compared, long of, Optional<String> failure) {
        return new ViewDiff(
                diff.view(),
                diff.live(),
                diff.beside(),
                diff.state(),
                compared,
                of,
                diff.position(),
                diff.missing(),
                diff.added(),
                diff.different(),
                diff.unsettled(),
                diff.guilty(),
                diff.differences(),
                failure);
    }

    /** What the view's comparison has come to, if there is one. */
    public Optional<ViewDiff> of(View view) {
        return Optional.ofNullable(byView.get(view.name().title())).map(Supplier::get);
    }
}
