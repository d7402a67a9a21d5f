package stoa.bench.assembly;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import stoa.gateway.platform.GatewaySettings;

/** What bounds logins and registrations: one password hash as the server is set up to make it. */
@Component
class PasswordCost {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int HASHES = 20;

    private final Argon2PasswordEncoder encoder;

    PasswordCost(GatewaySettings settings) {
        int kibibytes = Math.toIntExact(settings.password().memory().toKilobytes());
        encoder = new Argon2PasswordEncoder(
                SALT_BYTES, HASH_BYTES, 1, kibibytes, settings.password().iterations());
    }

    double millisPerHash() {
        long start = System.nanoTime();
        for (int i = 0; i < HASHES; i++) {
            if (encoder.encode("0123456789abcdef0123456789abcdef").isEmpty()) {
                throw new IllegalStateException("no hash");
            }
        }
        return (System.nanoTime() - start) / 1e6 / HASHES;
    }
}
