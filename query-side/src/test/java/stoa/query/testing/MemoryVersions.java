package stoa.query.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import stoa.vault.ViewVersions;

/** Which version of each view is read, in memory. Nobody has to wait for a grace: all have long been as they are. */
public final class MemoryVersions implements ViewVersions {

    private final Map<String, NavigableMap<Integer, Version>> views = new TreeMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Override
    public synchronized List<Version> all() {
        return views.values().stream()
                .flatMap(fills -> fills.values().stream())
                .filter(version -> version.state() != State.DROPPED)
                .toList();
    }

    @Override
    public OptionalInt begin(String view) {
        OptionalInt begun = add(view);
        tell(begun.isPresent());
        return begun;
    }

    private synchronized OptionalInt add(String view) {
        NavigableMap<Integer, Version> fills = views.computeIfAbsent(view, none -> new TreeMap<>());
        fills.putIfAbsent(1, version(view, 1, State.FOLLOWING, true, true));
        if (all().stream().anyMatch(other -> other.view().equals(view) && !other.live())) {
            return OptionalInt.empty();
        }
        int next = fills.lastKey() + 1;
        fills.put(next, version(view, next, State.FILLING, false, false));
        return OptionalInt.of(next);
    }

    @Override
    public boolean change(String view, int fill, Set<State> from, State to) {
        boolean changed;
        synchronized (this) {
            Version before = views.get(view).get(fill);
            changed = !before.live() && from.contains(before.state());
            if (changed) {
                views.get(view).put(fill, version(view, fill, to, false, before.wasLive()));
            }
        }
        tell(changed);
        return changed;
    }

    @Override
    public void fail(String view, int fill, Failure failure) {
        synchronized (this) {
            Version failed = new Version(
                    view, fill, State.FAILED, false, false, Optional.of(failure), Instant.now(), Duration.ofDays(1));
            views.get(view).put(fill, failed);
        }
        tell(true);
    }

    @Override
    public boolean makeLive(String view, int from, int to) {
        boolean changed;
        synchronized (this) {
            Map<Integer, Version> fills = views.get(view);
            changed = fills.get(from).live() && fills.get(to).state() == State.FOLLOWING;
            if (changed) {
                fills.put(from, version(view, from, State.FOLLOWING, false, true));
                fills.put(to, version(view, to, State.FOLLOWING, true, true));
            }
        }
        tell(changed);
        return changed;
    }

    @Override
    public void listen(Runnable onChange) {
        listeners.add(onChange);
    }

    private void tell(boolean changed) {
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    private static Version version(String view, int fill, State state, boolean live, boolean wasLive) {
        return new Version(view, fill, state, live, wasLive, Optional.empty(), Instant.now(), Duration.ofDays(1));
    }
}
