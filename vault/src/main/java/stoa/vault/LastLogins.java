package stoa.vault;

import java.time.Instant;
import java.util.Optional;
import stoa.api.kernel.AccountId;

/** From where and when an account last logged in; the address is stored encrypted under the person's key. */
public interface LastLogins {

    void record(AccountId account, String address, Instant at);

    Optional<LastLogin> find(AccountId account);

    /** Removes what is known, as of a person who is erased. */
    void forget(AccountId account);

    record LastLogin(String address, Instant at) {

        @Override
        public String toString() {
            return "LastLogin[at=" + at + "]";
        }
    }
}
