package stoa.testkit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PersonalDataCipher;

/** Marks and turns round instead of encrypting: a test sees whose data lies where, yet never finds it in clear. */
public final class LegibleCipher implements PersonalDataCipher {

    private final Set<AccountId> erased = new HashSet<>();

    /** Forgets a person, as destroying the key does. */
    public void erase(AccountId subject) {
        erased.add(subject);
    }

    @Override
    public String encrypt(AccountId subject, String plaintext) {
        return prefix(subject) + new StringBuilder(plaintext).reverse();
    }

    @Override
    public Optional<String> decrypt(AccountId subject, String ciphertext) {
        if (erased.contains(subject)) {
            return Optional.empty();
        }
        String turned = ciphertext.substring(prefix(subject).length());
        return Optional.of(new StringBuilder(turned).reverse().toString());
    }

    private static String prefix(AccountId subject) {
        return "sealed-for-" + subject + ":";
    }
}
