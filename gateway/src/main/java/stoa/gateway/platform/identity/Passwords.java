package stoa.gateway.platform.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords slowly. Some clients send the MD5 of what was typed and others what was typed, so what is hashed is
 * the MD5 in either case ({@link #canonical}); it says nothing about the strength of what is stored, which is Argon2id.
 */
final class Passwords {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{32}");

    private final PasswordEncoder encoder;
    private final HashingQueue queue;
    private final String nobodysHash;

    Passwords(PasswordEncoder encoder, HashingQueue queue) {
        this.encoder = encoder;
        this.queue = queue;
        this.nobodysHash = encoder.encode("");
    }

    /** The form in which a password is stored. */
    String hash(String password) {
        String canonical = canonical(password);
        return queue.run(() -> encoder.encode(canonical));
    }

    /**
     * Whether a password is the one that was hashed; without a hash it never is, and takes as long to find out.
     *
     * @param admission refuses by throwing. Asked when it is this password's turn and not before, since parallel
     *     guesses do not see each other fail: as many as may hash at a time can slip through, not as many as wait.
     */
    boolean matches(String password, Optional<String> hash, Runnable admission) {
        String stored = hash.orElse(nobodysHash);
        return queue.run(() -> {
            admission.run();
            return matches(password, stored) && hash.isPresent();
        });
    }

    private boolean matches(String password, String hash) {
        if (encoder.matches(canonical(password), hash)) {
            return true;
        }
        // What looks like a digest may have been typed as it stands, on a client that digests what is typed.
        return DIGEST.matcher(password).matches() && encoder.matches(md5(password), hash);
    }

    /** Lower-case MD5 in hexadecimal: the password itself if it has that form already. */
    static String canonical(String password) {
        return DIGEST.matcher(password).matches() ? password.toLowerCase(Locale.ROOT) : md5(password);
    }

    private static String md5(String text) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has MD5", missing);
        }
    }
}
