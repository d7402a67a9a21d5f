package stoa.ledger.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Says whether a note is signed by one Ed25519 key, as in C2SP {@code signed-note}. */
public final class NoteVerifier {

    /** What stands before the 32 bytes of any Ed25519 key in its X.509 form. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_BYTES = 33;
    private static final int KEY_ID_BYTES = 4;

    private final String name;
    private final byte[] keyId;
    private final PublicKey key;

    private NoteVerifier(String name, byte[] keyId, PublicKey key) {
        this.name = name;
        this.keyId = keyId;
        this.key = key;
    }

    /** Of a key as {@link NoteSigner#verifierKey} writes it; {@link IllegalArgumentException} if it is none. */
    public static NoteVerifier of(String verifierKey) {
        String[] parts = verifierKey.strip().split("\\+", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("this is no verifier key: " + verifierKey);
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        byte[] keyId = keyId(parts[0], typed);
        if (typed.length != KEY_BYTES
                || typed[0] != 1
                || !HexFormat.of().formatHex(keyId).equals(parts[1])) {
            throw new IllegalArgumentException("this is no verifier key for Ed25519: " + verifierKey);
        }
        return new NoteVerifier(parts[0], keyId, key(Arrays.copyOfRange(typed, 1, KEY_BYTES)));
    }

    private static byte[] keyId(String name, byte[] typed) {
        var sha256 = TreeHash.sha256();
        sha256.update((name + "\n").getBytes(UTF_8));
        return Arrays.copyOf(sha256.digest(typed), KEY_ID_BYTES);
    }

    private static PublicKey key(byte[] raw) {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
        System.arraycopy(raw, 0, encoded, X509_PREFIX.length, raw.length);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException noKey) {
            throw new IllegalArgumentException("this is no key for Ed25519", noKey);
        }
    }

    /** The name of the key, which is the origin of the log. */
    public String name() {
        return name;
    }

    /** Whether this key has signed the note. */
    public boolean isSigned(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0) {
            return false;
        }
        String prefix = "\u2014 " + name + " ";
        byte[] text = note.substring(0, end + 1).getBytes(UTF_8);
        return note.substring(end + 2)
                .lines()
                .filter(line -> line.startsWith(prefix))
                .anyMatch(line -> signs(line.substring(prefix.length()), text));
    }

    private boolean signs(String line, byte[] text) {
        try {
            byte[] blob = Base64.getDecoder().decode(line);
            if (blob.length < KEY_ID_BYTES || !Arrays.equals(keyId, Arrays.copyOf(blob, KEY_ID_BYTES))) {
                return false;
            }
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(text);
            return ed25519.verify(blob, KEY_ID_BYTES, blob.length - KEY_ID_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }
}
