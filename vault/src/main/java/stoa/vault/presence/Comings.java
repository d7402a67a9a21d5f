package stoa.vault.presence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.kernel.AccountId;

/** Tells listeners who comes and who goes: once each, and of nobody who goes and is back within moments. */
final class Comings {

    private static final Logger LOG = LoggerFactory.getLogger(Comings.class);

    private final Set<AccountId> here = ConcurrentHashMap.newKeySet();
    private final Map<AccountId, Long> goneAtNanos = new ConcurrentHashMap<>();
    private final List<BiConsumer<AccountId, Boolean>> listeners = new CopyOnWriteArrayList<>();
    private final Predicate<AccountId> isOnline;
    private final long graceNanos;
    private final LongSupplier nanos;

    Comings(Predicate<AccountId> isOnline, Duration grace, LongSupplier nanos) {
        this.isOnline = isOnline;
        this.graceNanos = grace.toNanos();
        this.nanos = nanos;
    }

    void listen(BiConsumer<AccountId, Boolean> listener) {
        listeners.add(listener);
    }

    /** Something has happened that concerns this person. */
    synchronized void look(AccountId account) {
        if (isOnline.test(account)) {
            goneAtNanos.remove(account);
            if (here.add(account)) {
                tell(account, true);
            }
        } else if (here.contains(account)) {
            goneAtNanos.putIfAbsent(account, nanos.getAsLong());
        }
    }

    /** Time has passed. */
    synchronized void tick() {
        long now = nanos.getAsLong();
        goneAtNanos.forEach((account, since) -> {
            if (now - since >= graceNanos) {
                goneAtNanos.remove(account);
                if (!isOnline.test(account) && here.remove(account)) {
                    tell(account, false);
                }
            }
        });
    }

    private void tell(AccountId account, boolean online) {
        for (BiConsumer<AccountId, Boolean> listener : listeners) {
            try {
                listener.accept(account, online);
            } catch (RuntimeException failure) {
                LOG.warn("Nobody was told that an account came or went: {}", failure.toString());
            }
        }
    }
}
