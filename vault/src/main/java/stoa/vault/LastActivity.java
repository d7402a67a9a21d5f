package stoa.vault;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import stoa.api.kernel.AccountId;

/** When people were last active. Of an erased person nothing is written any more. */
public interface LastActivity {

    /** Somebody did something that counts, such as logging in; durable on return. An older time changes nothing. */
    void record(AccountId account, Instant at);

    /** Somebody asked for something: written soon, and at most once a minute. Never fails and never waits. */
    void seen(AccountId account, Instant at);

    /** A guest is about to come in; durable on return. */
    void recordGuest(AccountId account, Instant at);

    /** When each was last active; those of whom nothing is known are not in it. */
    Map<AccountId, Instant> of(Collection<AccountId> accounts);

    /** Guests who were last active before that time, who has rested longest first. */
    List<AccountId> guestsRestingSince(Instant time, int atMost);

    /** Removes what is known, as of a person who is erased. */
    void forget(AccountId account);
}
