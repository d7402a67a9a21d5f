package stoa.server.audit.lottery;

import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PersonalDataCipher;

/** The lottery's events hold nothing personal, so that an audit needs no keys. */
final class NothingPersonal implements PersonalDataCipher {

    @Override
    public String encrypt(AccountId subject, String plaintext) {
        throw new IllegalStateException("an audit writes nothing");
    }

    @Override
    public Optional<String> decrypt(AccountId subject, String ciphertext) {
        return Optional.empty();
    }
}
