package stoa.gateway.platform.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.vault.LastActivity;
import stoa.vault.Presence;

/**
 * Erases guests who have rested for a day: nobody can log in to their accounts again. Several nodes may find the same
 * one; the second finds it done.
 */
@Component
final class GuestsGone implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GuestsGone.class);
    private static final int AT_A_TIME = 100;

    private final GuestSettings settings;
    private final LastActivity activity;
    private final Presence presence;
    private final Erasure erasure;
    private final Clock clock;
    private ScheduledExecutorService thread;

    GuestsGone(GuestSettings settings, LastActivity activity, Presence presence, Erasure erasure, Clock clock) {
        this.settings = settings;
        this.activity = activity;
        this.presence = presence;
        this.erasure = erasure;
        this.clock = clock;
    }

    /** Those who have rested for long enough, a hundred at most; whoever is connected is not resting. */
    int look() {
        Instant now = clock.instant();
        List<AccountId> resting = activity.guestsRestingSince(now.minus(settings.rest()), AT_A_TIME);
        int gone = 0;
        for (AccountId guest : resting) {
            if (presence.isOnline(guest)) {
                activity.record(guest, now);
            } else {
                erase(guest);
                gone++;
            }
        }
        return gone;
    }

    /** One whose account never came to be is forgotten. */
    private void erase(AccountId guest) {
        try {
            erasure.ofGuest(guest);
        } catch (Rejection refusal) {
            if (refusal.code() != AccountError.ACCOUNT_NOT_FOUND) {
                throw refusal;
            }
            activity.forget(guest);
        }
    }

    private void lookTolerantly() {
        try {
            int gone = look();
            if (gone > 0) {
                LOG.info("Ended the accounts of {} guests who have not been back", gone);
            }
        } catch (RuntimeException later) {
            LOG.warn("Guests who are gone stay for now: {}", later.toString());
        }
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("guests-gone").factory());
        long every = settings.lookEvery().toNanos();
        Future<?> unused = thread.scheduleWithFixedDelay(this::lookTolerantly, every, every, TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized void stop() {
        thread.shutdownNow();
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
