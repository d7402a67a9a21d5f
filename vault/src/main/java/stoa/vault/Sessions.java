package stoa.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;

/**
 * Who is logged in. A session has one id for its whole life, which access tokens carry as {@code sid}; its refresh
 * token stays the same while its expiry slides, so that any number of parallel refreshes succeed. Stored hashed.
 */
public interface Sessions {

    /** Opens a session; durable on return. */
    Opened open(AccountId account, Role role, String face);

    /** The live session of a refresh token, with its expiry moved on; empty if unknown, expired or ended. */
    Optional<Session> refresh(String refreshToken);

    /** Whether a session has not been ended; true at once after {@link #open}, false at once after {@link #end}. */
    boolean isLive(UUID session);

    /** Ends a session on every node; ending it again changes nothing. */
    void end(UUID session);

    /** Ends all sessions of an account but one. */
    void endOthers(AccountId account, UUID kept);

    /** Ends all sessions of an account. */
    default void endAll(AccountId account) {
        endOthers(account, new UUID(0, 0));
    }

    /** What is kept of the sessions of an account, those that ended of late included; the oldest first. */
    List<Kept> kept(AccountId account);

    /**
     * Tells of every session that ends from now on, on whichever node it was ended, at least once: also of what was
     * missed while this node was cut off, unless that was longer than an access token lives. Sessions that expire do
     * not end. The listener must be short.
     */
    void onEnded(Consumer<UUID> listener);

    /** A session as it stands. */
    record Session(UUID id, AccountId account, Role role, Instant refreshableUntil) {}

    /** What a person may know of a session of theirs. */
    record Kept(UUID id, String face, Instant openedAt, Instant refreshableUntil, Optional<Instant> endedAt) {}

    /** A new session and its refresh token, which is not stored in clear and can not be read again. */
    record Opened(Session session, String refreshToken) {

        @Override
        public String toString() {
            return "Opened[" + session + "]";
        }
    }
}
