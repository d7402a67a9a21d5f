package stoa.api.kernel;

import java.util.Optional;

/** Encrypts what is personal with a key per person, so that destroying the key erases the person from all history. */
public interface PersonalDataCipher {

    /**
     * Ciphertext as printable text, different at every call; makes the person's key on first use and returns only
     * when that key is durable.
     */
    String encrypt(AccountId subject, String plaintext);

    /** The plaintext, or empty once the person's key has been destroyed. */
    Optional<String> decrypt(AccountId subject, String ciphertext);
}
