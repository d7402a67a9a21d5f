package stoa.api.kernel.serialization;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PersonalDataCipher;

/** Stands in for encryption: turns the text round and says whose it is, the same at every call. */
final class TurningCipher implements PersonalDataCipher {

    private final Set<AccountId> erased = new HashSet<>();

    void erase(AccountId subject) {
        erased.add(subject);
    }

    @Override
    public String encrypt(AccountId subject, String plaintext) {
        return prefix(subject) + new StringBuilder(plaintext).reverse();
    }

    @Override
    public Optional<String> decrypt(AccountId subject, String ciphertext) {
        String turned = ciphertext.substring(prefix(subject).length());
        return erased.contains(subject)
                ? Optional.empty()
                : Optional.of(new StringBuilder(turned).reverse().toString());
    }

    private static String prefix(AccountId subject) {
        return "sealed-for-" + subject + ":";
    }
}
