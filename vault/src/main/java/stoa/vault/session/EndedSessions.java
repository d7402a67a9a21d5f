package stoa.vault.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Sessions that ended while an access token of theirs may still be about. After the longest life of such a token they
 * are forgotten, since nothing can ask for them any more.
 */
final class EndedSessions {

    private final Map<UUID, Long> endedAtNanos = new ConcurrentHashMap<>();
    private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();
    private final long keepNanos;

    EndedSessions(Duration keep) {
        this.keepNanos = keep.toNanos();
    }

    void add(UUID session) {
        if (endedAtNanos.putIfAbsent(session, System.nanoTime()) == null) {
            listeners.forEach(listener -> listener.accept(session));
        }
    }

    /** Told of each session once, as soon as this node knows that it has ended. */
    void listen(Consumer<UUID> listener) {
        listeners.add(listener);
    }

    boolean contains(UUID session) {
        return endedAtNanos.containsKey(session);
    }

    void tidy() {
        long now = System.nanoTime();
        endedAtNanos.values().removeIf(endedAt -> now - endedAt > keepNanos);
    }
}
