package stoa.vault.session;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sessions that ended while an access token of theirs may still be about. After the longest life of such a token they
 * are forgotten, since nothing can ask for them any more.
 */
final class EndedSessions {

    private final Map<UUID, Long> endedAtNanos = new ConcurrentHashMap<>();
    private final long keepNanos;

    EndedSessions(Duration keep) {
        this.keepNanos = keep.toNanos();
    }

    void add(UUID session) {
        endedAtNanos.putIfAbsent(session, System.nanoTime());
    }

    boolean contains(UUID session) {
        return endedAtNanos.containsKey(session);
    }

    void tidy() {
        long now = System.nanoTime();
        endedAtNanos.values().removeIf(endedAt -> now - endedAt > keepNanos);
    }
}
