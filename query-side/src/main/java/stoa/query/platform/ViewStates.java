package stoa.query.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import stoa.api.view.ViewState;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.mongo.ViewCollections;
import stoa.query.platform.progress.ProgressBoard;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;
import stoa.vault.ViewVersions.State;
import stoa.vault.ViewVersions.Version;

/** How the versions of views stand at this moment, put together for operators. */
public final class ViewStates {

    private final ViewProcessors.Parts parts;
    private final Besides besides;
    private final ViewCollections collections;
    private final ProgressBoard board;
    private final ViewLag lag;

    public ViewStates(
            ViewProcessors.Parts parts,
            Besides besides,
            ViewCollections collections,
            ProgressBoard board,
            Clock clock) {
        this.parts = parts;
        this.besides = besides;
        this.collections = collections;
        this.board = board;
        this.lag = new ViewLag(parts.events(), clock);
    }

    List<ViewState> of(Collection<View> views, List<Version> known) {
        Moment now = new Moment(lag.head(), new HashMap<>());
        return views.stream().map(view -> state(view, known, now)).toList();
    }

    ViewName live(View view, List<Version> known) {
        return known.stream()
                .filter(version ->
                        version.live() && version.view().equals(view.name().code()))
                .map(version -> view.name().filled(version.fill()))
                .findFirst()
                .orElse(view.name());
    }

    /** All that is told together is told of one moment; ages by position, since many views stand at the same one. */
    private record Moment(long head, Map<Long, Duration> ages) {}

    private ViewState state(View view, List<Version> known, Moment now) {
        Optional<Version> beside = known.stream()
                .filter(version ->
                        !version.live() && version.view().equals(view.name().code()))
                .findFirst();
        ViewState.Version live = version(view, live(view, known), "live", Optional.empty(), now);
        return new ViewState(view.name().title(), live, beside.map(other -> beside(view, other, now)));
    }

    private ViewState.Version beside(View view, Version version, Moment now) {
        ViewName name = view.name().filled(version.fill());
        return version(view, name, version.state().name().toLowerCase(Locale.ROOT), Optional.of(version), now);
    }

    private ViewState.Version version(View view, ViewName name, String state, Optional<Version> known, Moment now) {
        long passed = Math.max(0, board.passed(name.group()));
        long behind = Math.max(0, now.head() - passed);
        return new ViewState.Version(
                name.group(),
                state,
                documents(view, name),
                passed,
                behind,
                behind == 0 ? Duration.ZERO : now.ages().computeIfAbsent(passed, lag::age),
                parts.parked().stopped(name.group()).size(),
                known.filter(version -> version.state() == State.FILLING).map(version -> filling(name, passed, now)),
                known.flatMap(Version::failure)
                        .map(why -> new ViewState.Failure(why.position(), why.document(), why.reason())));
    }

    private long documents(View view, ViewName name) {
        return collections.count(view instanceof ListView ? name.collection(ViewLists.HEADS) : name.collection());
    }

    private ViewState.Filling filling(ViewName name, long passed, Moment now) {
        long rate = besides.beside(name.code()).map(Beside::perSecond).orElse(0L);
        Optional<Duration> left =
                rate <= 0 ? Optional.empty() : Optional.of(Duration.ofMillis((now.head() - passed) * 1_000 / rate));
        return new ViewState.Filling(rate, now.head() == 0 ? 100 : 100.0 * passed / now.head(), left);
    }
}
