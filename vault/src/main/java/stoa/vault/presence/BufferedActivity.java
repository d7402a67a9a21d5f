package stoa.vault.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.vault.LastActivity;
import stoa.vault.platform.Housekeeping;

/**
 * What counts is written at once; what is merely seen waits a second for others, and is not written again for a minute.
 * A node knows what it has not written yet; the others learn it a second later, and a kill loses that second.
 */
@Component
class BufferedActivity implements LastActivity {

    private static final Duration FLUSH = Duration.ofSeconds(1);
    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);

    private final Map<AccountId, Instant> unwritten = new ConcurrentHashMap<>();
    private final Map<AccountId, Instant> written = new ConcurrentHashMap<>();
    private final ActivityRows rows;

    BufferedActivity(ActivityRows rows, Housekeeping housekeeping) {
        this.rows = rows;
        housekeeping.every(FLUSH, this::flush);
        housekeeping.every(AT_MOST_EVERY, this::tidy);
    }

    @Override
    public void record(AccountId account, Instant at) {
        written.merge(account, at, BufferedActivity::later);
        rows.write(Map.of(account, at));
    }

    @Override
    public void seen(AccountId account, Instant at) {
        Instant last = written.get(account);
        if (last == null || !at.isBefore(last.plus(AT_MOST_EVERY))) {
            written.put(account, at);
            note(account, at);
        }
    }

    @Override
    public void recordGuest(AccountId account, Instant at) {
        rows.writeGuest(account, at);
    }

    @Override
    public Map<AccountId, Instant> of(Collection<AccountId> accounts) {
        Map<AccountId, Instant> found = new HashMap<>(rows.read(accounts));
        for (AccountId account : accounts) {
            Instant here = unwritten.get(account);
            if (here != null) {
                found.merge(account, here, BufferedActivity::later);
            }
        }
        return found;
    }

    @Override
    public List<AccountId> guestsRestingSince(Instant time, int atMost) {
        return rows.guestsBefore(time, atMost);
    }

    @Override
    public void forget(AccountId account) {
        unwritten.remove(account);
        written.remove(account);
        rows.delete(account);
    }

    /** To be written with the next others. */
    void note(AccountId account, Instant at) {
        unwritten.merge(account, at, BufferedActivity::later);
    }

    /** What fails is tried again; what came in between is the later one. */
    void flush() {
        Map<AccountId, Instant> batch = Map.copyOf(unwritten);
        if (!batch.isEmpty()) {
            rows.write(batch);
            batch.forEach(unwritten::remove);
        }
    }

    /** Whoever is not seen for a minute may be written at once again, so nothing needs to be remembered of them. */
    private void tidy() {
        Instant newest = written.values().stream().max(Instant::compareTo).orElse(Instant.MIN);
        written.values().removeIf(at -> at.isBefore(newest.minus(AT_MOST_EVERY)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
