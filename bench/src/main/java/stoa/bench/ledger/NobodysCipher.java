package stoa.bench.ledger;

import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PersonalDataCipher;

/** For events without personal data, which never ask for it. */
public final class NobodysCipher implements PersonalDataCipher {

    @Override
    public String encrypt(AccountId subject, String plaintext) {
        throw new UnsupportedOperationException("no personal data here");
    }

    @Override
    public Optional<String> decrypt(AccountId subject, String ciphertext) {
        throw new UnsupportedOperationException("no personal data here");
    }
}
