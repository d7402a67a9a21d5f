package stoa.vault.presence;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import stoa.api.kernel.AccountId;

/** All that one node knows of who is here: its own sockets, what other nodes told, and pings. */
final class Attendance {

    private final Map<AccountId, Integer> sockets = new ConcurrentHashMap<>();
    private final Map<AccountId, Set<UUID>> elsewhere = new ConcurrentHashMap<>();
    private final Map<AccountId, Long> pingedUntilNanos = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    Attendance(LongSupplier nanos) {
        this.nanos = nanos;
    }

    boolean isOnline(AccountId account) {
        return sockets.containsKey(account) || elsewhere.containsKey(account) || pingedUntilNanos.containsKey(account);
    }

    boolean isConnectedHere(AccountId account) {
        return sockets.containsKey(account);
    }

    Set<AccountId> connectedHere() {
        return Set.copyOf(sockets.keySet());
    }

    /** True for the first socket of somebody. */
    boolean opened(AccountId account) {
        return sockets.merge(account, 1, Integer::sum) == 1;
    }

    /** True for the last one. */
    boolean closed(AccountId account) {
        return sockets.computeIfPresent(account, (same, count) -> count == 1 ? null : count - 1) == null;
    }

    void came(UUID node, AccountId account) {
        elsewhere.merge(account, Set.of(node), Attendance::both);
    }

    void went(UUID node, AccountId account) {
        elsewhere.computeIfPresent(account, (same, nodes) -> without(nodes, node));
    }

    /** Nodes that are not among the living have nobody connected any more; who was. */
    Set<AccountId> onlyOn(Set<UUID> living) {
        Set<AccountId> concerned = new HashSet<>();
        elsewhere.forEach((account, nodes) -> nodes.stream()
                .filter(node -> !living.contains(node))
                .forEach(dead -> {
                    went(dead, account);
                    concerned.add(account);
                }));
        return concerned;
    }

    /** What the tables say takes the place of what was told; whom the two together speak of. */
    Set<AccountId> replace(Map<UUID, Set<AccountId>> connected, Map<AccountId, Long> pingedMillis) {
        Set<AccountId> concerned = new HashSet<>(elsewhere.keySet());
        elsewhere.clear();
        connected.forEach((node, accounts) -> accounts.forEach(account -> came(node, account)));
        pingedMillis.forEach(this::pinged);
        concerned.addAll(elsewhere.keySet());
        concerned.addAll(pingedMillis.keySet());
        return concerned;
    }

    void pinged(AccountId account, long millis) {
        pingedUntilNanos.merge(account, nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(millis), Math::max);
    }

    /** Whose pings have run out since this was asked last. */
    Collection<AccountId> runOut() {
        long now = nanos.getAsLong();
        Set<AccountId> over = new HashSet<>();
        pingedUntilNanos.forEach((account, until) -> {
            if (until - now <= 0 && pingedUntilNanos.remove(account, until)) {
                over.add(account);
            }
        });
        return over;
    }

    private static Set<UUID> both(Set<UUID> one, Set<UUID> other) {
        Set<UUID> both = new HashSet<>(one);
        both.addAll(other);
        return Set.copyOf(both);
    }

    private static Set<UUID> without(Set<UUID> nodes, UUID node) {
        Set<UUID> rest = new HashSet<>(nodes);
        rest.remove(node);
        return rest.isEmpty() ? null : Set.copyOf(rest);
    }
}
