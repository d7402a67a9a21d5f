package stoa.server.audit.history;

import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PersonalDataCipher;

/** Needs no key, and gives nothing away. */
final class Masked implements PersonalDataCipher {

    static final String MASK = "***";

    @Override
    public String encrypt(AccountId subject, String plaintext) {
        throw new IllegalStateException("an audit writes nothing");
    }

    @Override
    public Optional<String> decrypt(AccountId subject, String ciphertext) {
        return Optional.of(MASK);
    }
}
