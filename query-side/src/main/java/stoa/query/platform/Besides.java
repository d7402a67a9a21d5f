package stoa.query.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import stoa.query.platform.ViewProcessors.Followed;
import stoa.query.platform.fold.PoisonedEventException;
import stoa.query.platform.mongo.ViewCollections;
import stoa.query.platform.progress.ProgressBoard;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;
import stoa.vault.ViewVersions;
import stoa.vault.ViewVersions.Failure;
import stoa.vault.ViewVersions.State;
import stoa.vault.ViewVersions.Version;

/**
 * Does on this node what the vault says of the views' versions: fills and follows those beside, reads the one that is
 * live, deletes what is to be dropped.
 */
public final class Besides implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Besides.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

    /** So long a node that readers are moved on waits for the other version to be where this one is. */
    private static final Duration ALIGN_WITHIN = Duration.ofMillis(500);

    private final Map<String, View> views = new HashMap<>();
    private final Map<String, Beside> besides = new ConcurrentHashMap<>();
    private final VersionWatch watch;
    private final ViewVersions versions;
    private final ViewProcessors processors;
    private final ViewCollections collections;
    private final ProgressBoard board;
    private volatile boolean running;

    public Besides(
            Collection<? extends View> views,
            ViewVersions versions,
            ViewProcessors processors,
            ViewCollections collections,
            ProgressBoard board) {
        views.forEach(view -> this.views.put(view.name().code(), view));
        this.versions = versions;
        this.watch = new VersionWatch(versions, this::look);
        this.processors = processors;
        this.collections = collections;
        this.board = board;
    }

    /** What is at work beside the version that is read, by the code of the view. */
    Optional<Beside> beside(String view) {
        return Optional.ofNullable(besides.get(view));
    }

    /** Whether the version beside, which has caught up, comes to where the live one is. */
    boolean comesTo(ViewName live, ViewName other, Duration within) {
        return beside(live.code()).filter(Beside::caughtUp).isPresent()
                && board.awaitPassed(board.passed(live.group()), other, within);
    }

    @Override
    public void start() {
        running = true;
        watch.start();
    }

    /** Does what the vault says now. */
    void look() {
        synchronized (besides) {
            Map<String, List<Version>> known = new HashMap<>();
            for (Version version : versions.all()) {
                known.computeIfAbsent(version.view(), none -> new ArrayList<>()).add(version);
            }
            if (running) {
                views.forEach((code, view) -> look(view, known.getOrDefault(code, List.of())));
            }
        }
    }

    private void look(View view, List<Version> known) {
        Optional<Version> beside =
                known.stream().filter(version -> !version.live()).findFirst();
        int live = known.stream()
                .filter(Version::live)
                .mapToInt(Version::fill)
                .findFirst()
                .orElse(ViewName.FIRST_FILL);
        if (reading(view).version().fill() != live) {
            moveTo(view, view.name().filled(live));
        }
        Optional<ViewName> wanted =
                beside.filter(Besides::works).map(version -> view.name().filled(version.fill()));
        endUnless(view, wanted);
        beside.filter(Besides::works).ifPresent(version -> begin(view, version));
        board.answeredBy(reading(view).version(), alike(view, beside));
        beside.filter(version -> version.state() == State.DROPPING).ifPresent(version -> drop(view, version));
    }

    private Followed reading(View view) {
        return processors.views().get(view.name().code());
    }

    private static boolean works(Version version) {
        return version.state() == State.FILLING || version.state() == State.FOLLOWING;
    }

    /** Who writes waits for this version too, since it may be the one that is read at any moment. */
    private List<ViewName> alike(View view, Optional<Version> beside) {
        return beside.filter(version -> version.state() == State.FOLLOWING)
                .flatMap(version -> beside(view.name().code()))
                .filter(Beside::caughtUp)
                .map(there -> List.of(there.followed().version()))
                .orElse(List.of());
    }

    private void begin(View view, Version version) {
        ViewName name = view.name().filled(version.fill());
        if (!besides.containsKey(name.code())) {
            Followed followed = processors.followers().follow(view, name);
            if (!version.wasLive()) {
                followed.parking().failFast(poisoned -> fail(name, poisoned));
            }
            add(new Beside(followed, false, processors, board));
        }
    }

    private void add(Beside beside) {
        ViewName name = beside.followed().version();
        besides.put(name.code(), beside);
        beside.start(() -> caughtUp(name), watch::lookSoon);
    }

    private void caughtUp(ViewName name) {
        versions.change(name.code(), name.fill(), Set.of(State.FILLING), State.FOLLOWING);
        watch.lookSoon();
    }

    private void fail(ViewName name, PoisonedEventException poisoned) {
        log.error("Version {} is not filled any further.", name, poisoned);
        versions.fail(
                name.code(), name.fill(), new Failure(poisoned.position(), poisoned.document(), poisoned.reason()));
        beside(name.code())
                .filter(beside -> beside.followed().version().equals(name))
                .ifPresent(Beside::end);
    }

    private void endUnless(View view, Optional<ViewName> wanted) {
        String code = view.name().code();
        beside(code).ifPresent(beside -> {
            if (!wanted.equals(Optional.of(beside.followed().version()))) {
                beside.end();
            }
            if (beside.finished()) {
                besides.remove(code);
            }
        });
    }

    /** Readers are moved at once; the version that they leave goes on beside. */
    private void moveTo(View view, ViewName next) {
        Followed before = reading(view);
        Beside beside = beside(view.name().code())
                .filter(there -> there.followed().version().equals(next))
                .orElseGet(() -> unprepared(view, next));
        if (!board.awaitPassed(board.passed(before.group()), next, ALIGN_WITHIN)) {
            log.warn(
                    "View {} is read in version {}, which is behind",
                    view.name().title(),
                    next);
        }
        board.answeredBy(next, List.of(before.version()));
        processors.parts().lists().reads().live(view).become(next);
        processors.exchange(beside.followed());
        beside.becomeLive();
        add(new Beside(before, true, processors, board));
        log.info("View {} is read in version {} now", view.name().title(), next);
    }

    /** This node has not heard of the version before. */
    private Beside unprepared(View view, ViewName next) {
        Beside beside = new Beside(processors.followers().follow(view, next), false, processors, board);
        beside.start(() -> {}, watch::lookSoon);
        return beside;
    }

    /** Once no reader can be left who began on it, and nobody writes it: the token is claimed. */
    private void drop(View view, Version version) {
        ViewName name = view.name().filled(version.fill());
        if (besides.containsKey(name.code())
                || (version.wasLive() && version.unchanged().compareTo(VersionWatch.KNOWN_TO_ALL) < 0)) {
            return;
        }
        new DroppedVersion(name, processors.parts(), collections).delete();
        board.forget(name);
        versions.change(name.code(), name.fill(), Set.of(State.DROPPING), State.DROPPED);
    }

    @Override
    public void stop() {
        running = false;
        watch.stop();
        synchronized (besides) {
            besides.values().forEach(Beside::end);
            for (Beside beside : besides.values()) {
                awaitFinished(beside);
            }
        }
    }

    private static void awaitFinished(Beside beside) {
        try {
            beside.awaitFinished(STOP_WITHIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the views that are read, and so stopped before them. */
    @Override
    public int getPhase() {
        return ViewProcessors.PHASE + 1;
    }
}
