package stoa.vault;

import java.time.Duration;
import java.util.Optional;

/**
 * Slows down guessing without slowing use: only failures count, per account name and per client address, over all
 * nodes. Names and addresses are stored as keyed hashes. Ask {@link #blockedFor} right before a password is compared,
 * after any waiting for a turn to do so: attempts that run at the same time do not know of each other's failure yet.
 */
public interface LoginAttempts {

    /** How long a further attempt has to wait, or empty if it may go on. */
    Optional<Duration> blockedFor(String name, String address);

    /** Counts a failed attempt for both the name and the address. */
    void failed(String name, String address);

    /** Forgets the failures of a name, since its owner has come. */
    void succeeded(String name, String address);
}
