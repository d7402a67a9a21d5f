package stoa.gateway.kit;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import stoa.api.kernel.AccountId;
import stoa.vault.LastActivity;
import stoa.vault.Presence;

/** Who is here and who was last active, in memory. */
public final class FakePresence implements Presence, LastActivity {

    public final Map<AccountId, Integer> sockets = new ConcurrentHashMap<>();
    public final Map<AccountId, Instant> active = new ConcurrentHashMap<>();
    public final Set<AccountId> pinged = ConcurrentHashMap.newKeySet();
    public final Set<AccountId> guests = ConcurrentHashMap.newKeySet();
    private final List<BiConsumer<AccountId, Boolean>> listeners = new CopyOnWriteArrayList<>();

    /** Whether nothing can be written. */
    public volatile boolean isDown;

    @Override
    public void opened(AccountId account, Instant at) {
        if (sockets.merge(account, 1, Integer::sum) == 1) {
            listeners.forEach(listener -> listener.accept(account, true));
        }
        active.put(account, at);
    }

    @Override
    public void closed(AccountId account, Instant at) {
        if (sockets.computeIfPresent(account, (same, count) -> count == 1 ? null : count - 1) == null) {
            listeners.forEach(listener -> listener.accept(account, false));
        }
        active.put(account, at);
    }

    @Override
    public void pinged(AccountId account, Instant at) {
        record(account, at);
        pinged.add(account);
    }

    @Override
    public Set<AccountId> online(Collection<AccountId> accounts) {
        return accounts.stream()
                .filter(account -> sockets.containsKey(account) || pinged.contains(account))
                .collect(Collectors.toSet());
    }

    @Override
    public void onChange(BiConsumer<AccountId, Boolean> listener) {
        listeners.add(listener);
    }

    @Override
    public void record(AccountId account, Instant at) {
        if (isDown) {
            throw new IllegalStateException("nothing is written, as the test wants it");
        }
        active.put(account, at);
    }

    @Override
    public void seen(AccountId account, Instant at) {
        active.put(account, at);
    }

    @Override
    public void recordGuest(AccountId account, Instant at) {
        guests.add(account);
        active.put(account, at);
    }

    @Override
    public Map<AccountId, Instant> of(Collection<AccountId> accounts) {
        Map<AccountId, Instant> found = new HashMap<>(active);
        found.keySet().retainAll(accounts);
        return found;
    }

    @Override
    public List<AccountId> guestsRestingSince(Instant time, int atMost) {
        return guests.stream()
                .filter(guest -> active.get(guest).isBefore(time))
                .limit(atMost)
                .toList();
    }

    @Override
    public void forget(AccountId account) {
        active.remove(account);
        guests.remove(account);
    }
}
