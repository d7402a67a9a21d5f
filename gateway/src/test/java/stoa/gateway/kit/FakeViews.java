package stoa.gateway.kit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import stoa.api.kernel.Rejection;
import stoa.api.view.ViewDiff;
import stoa.api.view.ViewError;
import stoa.api.view.ViewRebuilds;
import stoa.api.view.ViewState;
import stoa.api.view.ViewState.Version;

/** One view, of which a test says how it stands; what is done to it is written down. */
public final class FakeViews implements ViewRebuilds {

    public static final String VIEW = "post-feed";

    public final List<String> done = new CopyOnWriteArrayList<>();

    /** The version beside, if there is one. */
    public volatile Optional<Version> beside = Optional.empty();

    /** Why everything is refused, if it is. */
    public volatile Optional<ViewError> refusal = Optional.empty();

    /** The last comparison. */
    public volatile Optional<ViewDiff> diff = Optional.empty();

    public void reset() {
        done.clear();
        beside = Optional.empty();
        refusal = Optional.empty();
        diff = Optional.empty();
    }

    @Override
    public List<ViewState> list() {
        return List.of(get(VIEW));
    }

    @Override
    public ViewState get(String view) {
        if (!view.equals(VIEW)) {
            throw new Rejection(ViewError.VIEW_NOT_FOUND, view);
        }
        Version live = new Version(
                "post-feed-v1", "live", 1, 90, 10, Duration.ofMillis(1_500), 2, Optional.empty(), Optional.empty());
        return new ViewState(VIEW, live, beside);
    }

    @Override
    public void rebuild(String view) {
        act("rebuild", view);
    }

    @Override
    public void stop(String view) {
        act("stop", view);
    }

    @Override
    public void resume(String view) {
        act("resume", view);
    }

    @Override
    public void switchOver(String view) {
        act("switch", view);
    }

    @Override
    public void back(String view) {
        act("back", view);
    }

    @Override
    public void drop(String view) {
        act("drop", view);
    }

    @Override
    public void compare(String view) {
        act("diff", view);
    }

    @Override
    public Optional<ViewDiff> diff(String view) {
        return diff;
    }

    private void act(String what, String view) {
        refusal.ifPresent(why -> {
            throw new Rejection(why, view);
        });
        done.add(what + " " + get(view).view());
    }
}
