package stoa.server.feed;

import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PersonalDataCipher;

/** For reading past what is personal: upcasters and the feed see it as it is stored. */
final class NobodysCipher implements PersonalDataCipher {

    @Override
    public String encrypt(AccountId subject, String plaintext) {
        throw new UnsupportedOperationException("nothing is written here");
    }

    @Override
    public Optional<String> decrypt(AccountId subject, String ciphertext) {
        throw new UnsupportedOperationException("nothing personal is read here");
    }
}
