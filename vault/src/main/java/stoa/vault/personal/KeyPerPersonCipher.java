package stoa.vault.personal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PersonalDataCipher;
import stoa.vault.platform.Sealing;

/**
 * Personal data as {@code v1.} and base64url of what {@link Sealing} makes of it under the person's key, with the
 * account id authenticated. Events keep this form for ever; another one gets another prefix.
 */
@Component
class KeyPerPersonCipher implements PersonalDataCipher {

    private static final String PREFIX = "v1.";

    private final PostgresPersonalKeys keys;

    KeyPerPersonCipher(PostgresPersonalKeys keys) {
        this.keys = keys;
    }

    @Override
    public String encrypt(AccountId subject, String plaintext) {
        byte[] plain = plaintext.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Sealing.seal(keys.toEncrypt(subject), subject.toString(), plain);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    @Override
    public Optional<String> decrypt(AccountId subject, String ciphertext) {
        if (!ciphertext.startsWith(PREFIX)) {
            throw new IllegalArgumentException("Personal data of " + subject + " is in no known form");
        }
        return keys.toDecrypt(subject).map(key -> {
            byte[] sealed = Base64.getUrlDecoder().decode(ciphertext.substring(PREFIX.length()));
            return new String(Sealing.open(key, subject.toString(), sealed), StandardCharsets.UTF_8);
        });
    }
}
