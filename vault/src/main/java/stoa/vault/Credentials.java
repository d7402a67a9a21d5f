package stoa.vault;

import java.util.Optional;
import stoa.api.kernel.AccountId;

/** Password hashes, in the self-describing text form of their algorithm. Never events, never in a log. */
public interface Credentials {

    /** Stores or replaces an account's hash; durable on return. */
    void store(AccountId account, String encodedHash);

    Optional<String> find(AccountId account);

    /** Removes a hash, as of an account whose registration was refused. */
    void forget(AccountId account);
}
