package stoa.vault;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.function.BiConsumer;
import stoa.api.kernel.AccountId;

/**
 * Who is here: whoever has a socket open on any face and any node, and whoever pinged within a minute. Asking costs no
 * query, as every node is told of everybody; what a node that dies knew is forgotten within seconds.
 */
public interface Presence {

    /** A socket of this person has opened on this node. Never fails and never waits. */
    void opened(AccountId account, Instant at);

    /** A socket of this person is gone from this node: once for each that {@link #opened}. */
    void closed(AccountId account, Instant at);

    /** This person was active and is here for the next minute; durable on return. */
    void pinged(AccountId account, Instant at);

    /** Those of the accounts that are here. */
    Set<AccountId> online(Collection<AccountId> accounts);

    /** Whether somebody is here. */
    default boolean isOnline(AccountId account) {
        return !online(Set.of(account)).isEmpty();
    }

    /**
     * Tells of everybody who comes ({@code true}) and goes ({@code false}), on whichever node, once. Who goes is told
     * of a few seconds later, and not at all if they are back by then, as after a reload. The listener must be short.
     */
    void onChange(BiConsumer<AccountId, Boolean> listener);
}
