package stoa.vault.personal;

import java.util.Optional;
import javax.crypto.SecretKey;

/** A person's open key, or the knowledge that it has been destroyed. */
record PersonalKey(Optional<SecretKey> key) {

    static final PersonalKey ERASED = new PersonalKey(Optional.empty());

    @Override
    public String toString() {
        return "PersonalKey[hidden]";
    }
}
