package stoa.vault;

import stoa.api.kernel.AccountId;

/** The keys that everything personal is encrypted with, one per person; each sealed under the master key. */
public interface PersonalKeys {

    /**
     * Destroys a person's key on every node: all that was ever encrypted for them reads as empty from now on, and
     * nothing can be encrypted for them again. Doing it again changes nothing.
     */
    void erase(AccountId subject);
}
