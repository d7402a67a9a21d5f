package stoa.query.platform;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import stoa.api.kernel.Rejection;
import stoa.api.view.ViewDiff;
import stoa.api.view.ViewError;
import stoa.api.view.ViewRebuilds;
import stoa.api.view.ViewState;
import stoa.query.platform.compare.Diffs;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;
import stoa.vault.ViewVersions;
import stoa.vault.ViewVersions.State;
import stoa.vault.ViewVersions.Version;

/** Decides what operators ask for, in the vault, and has this node do it before it answers. */
public final class Rebuilds implements ViewRebuilds {

    private static final Duration READY_WITHIN = Duration.ofMillis(800);
    private static final Set<State> WORKING = EnumSet.of(State.FILLING, State.FOLLOWING);
    private static final Set<State> RESTING = EnumSet.of(State.STOPPED, State.FAILED);

    private final Map<String, View> views = new TreeMap<>();
    private final ViewVersions versions;
    private final Besides besides;
    private final ViewStates states;
    private final Diffs diffs;

    public Rebuilds(
            Collection<? extends View> views, ViewVersions versions, Besides besides, ViewStates states, Diffs diffs) {
        views.forEach(view -> this.views.put(view.name().title(), view));
        this.versions = versions;
        this.besides = besides;
        this.states = states;
        this.diffs = diffs;
    }

    @Override
    public List<ViewState> list() {
        return states.of(views.values(), versions.all());
    }

    @Override
    public ViewState get(String view) {
        return states.of(List.of(named(view)), versions.all()).getFirst();
    }

    @Override
    public void rebuild(String view) {
        require(versions.begin(named(view).name().code()).isPresent(), ViewError.VIEW_HAS_TWO_VERSIONS, view);
        besides.look();
    }

    @Override
    public void stop(String view) {
        Version beside = beside(named(view));
        change(beside, WORKING, State.STOPPED, ViewError.VERSION_NOT_READY);
    }

    @Override
    public void resume(String view) {
        change(beside(named(view)), RESTING, State.FILLING, ViewError.VERSION_NOT_STOPPED);
    }

    @Override
    public void drop(String view) {
        Set<State> any = EnumSet.complementOf(EnumSet.of(State.DROPPING, State.DROPPED));
        change(beside(named(view)), any, State.DROPPING, ViewError.VERSION_BEING_DROPPED);
    }

    private void change(Version version, Set<State> from, State to, ViewError otherwise) {
        require(versions.change(version.view(), version.fill(), from, to), otherwise, version.view());
        besides.look();
    }

    @Override
    public void switchOver(String view) {
        View named = named(view);
        Version beside = beside(named);
        require(beside.fill() > live(named).fill(), ViewError.NO_NEWER_VERSION, view);
        exchange(named, beside);
    }

    @Override
    public void back(String view) {
        View named = named(view);
        Version beside = beside(named);
        require(beside.fill() < live(named).fill(), ViewError.NO_OLDER_VERSION, view);
        exchange(named, beside);
    }

    @Override
    public void compare(String view) {
        View named = named(view);
        Version beside = beside(named);
        require(beside.state() == State.FOLLOWING, ViewError.VERSION_NOT_READY, view);
        diffs.begin(named, live(named), named.name().filled(beside.fill()));
    }

    @Override
    public Optional<ViewDiff> diff(String view) {
        return diffs.of(named(view));
    }

    /** Only to a version that nobody could tell from the one that they read now. */
    private void exchange(View view, Version next) {
        ViewName live = live(view);
        ViewName name = view.name().filled(next.fill());
        boolean ready = next.state() == State.FOLLOWING && besides.comesTo(live, name, READY_WITHIN);
        require(ready && versions.makeLive(live.code(), live.fill(), next.fill()), ViewError.VERSION_NOT_READY, live);
        besides.look();
    }

    private View named(String view) {
        return views.values().stream()
                .filter(each -> isNamed(each.name(), view))
                .findFirst()
                .orElseThrow(() -> refused(ViewError.VIEW_NOT_FOUND, view));
    }

    /** By its own name, or by that of any version of it. */
    private static boolean isNamed(ViewName name, String view) {
        return view.equals(name.title()) || view.equals(name.code()) || view.startsWith(name.code() + ".");
    }

    private Version beside(View view) {
        return versions.all().stream()
                .filter(version -> version.view().equals(view.name().code()) && !version.live())
                .findFirst()
                .orElseThrow(() -> refused(ViewError.NO_VERSION_BESIDE, view.name()));
    }

    private ViewName live(View view) {
        return states.live(view, versions.all());
    }

    private static void require(boolean fine, ViewError otherwise, Object what) {
        if (!fine) {
            throw refused(otherwise, what);
        }
    }

    private static Rejection refused(ViewError why, Object what) {
        return new Rejection(why, what + ": " + why.meaning());
    }
}
