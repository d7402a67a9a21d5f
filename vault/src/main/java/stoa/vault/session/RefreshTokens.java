package stoa.vault.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import stoa.vault.platform.Sealing;

/** Refresh tokens: 256 random bits, of which only the hash is kept. With that many bits a fast hash is enough. */
final class RefreshTokens {

    private static final int BYTES = 32;

    static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sealing.randomBytes(BYTES));
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    private RefreshTokens() {}
}
