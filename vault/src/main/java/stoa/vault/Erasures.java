package stoa.vault;

import java.time.Instant;
import java.util.List;
import stoa.api.account.ErasureReason;
import stoa.api.kernel.AccountId;

/** What the vault does once it is decided that a person is erased. */
public interface Erasures {

    /**
     * Notes the erasure in the {@link ErasureList}, destroys the person's key, removes their password, last login and
     * failed attempts, and ends their sessions on every node. Doing it again changes nothing; after a failure in
     * between, doing it again does the rest.
     */
    void complete(Erasure erasure);

    /** Erasures that a restored backup does not know of: they are to be decided again before anybody is served. */
    List<Erasure> toRepeat();

    /** An erasure that was to be repeated has been, or is of nobody. */
    void repeated(AccountId account);

    /** Who was erased, why and when. */
    record Erasure(AccountId account, ErasureReason reason, Instant at) {}
}
