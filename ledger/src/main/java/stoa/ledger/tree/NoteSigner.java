package stoa.ledger.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Signs notes with Ed25519 as in C2SP {@code signed-note}. */
public final class NoteSigner {

    private static final byte ED25519 = 1;
    private static final int RAW_KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 4;

    private final String name;
    private final KeyPair key;
    private final byte[] typedKey;
    private final byte[] keyId;

    /**
     * @param name of the key, and the origin of the checkpoints that it signs; a URL without a schema by custom
     * @param key of Ed25519
     */
    public NoteSigner(String name, KeyPair key) {
        if (name.isBlank() || name.contains("+") || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("a key's name has neither spaces nor a plus: " + name);
        }
        this.name = name;
        this.key = key;
        this.typedKey = typed(rawKey(key));
        MessageDigest sha256 = TreeHash.sha256();
        sha256.update((name + "\n").getBytes(UTF_8));
        this.keyId = Arrays.copyOf(sha256.digest(typedKey), KEY_ID_BYTES);
    }

    public String name() {
        return name;
    }

    /** What a reader needs to verify the notes. */
    public String verifierKey() {
        return name + "+" + HexFormat.of().formatHex(keyId) + "+"
                + Base64.getEncoder().encodeToString(typedKey);
    }

    /** @param text ends with a line feed */
    public String sign(String text) {
        byte[] signature = signature(text);
        byte[] line = Arrays.copyOf(keyId, KEY_ID_BYTES + signature.length);
        System.arraycopy(signature, 0, line, KEY_ID_BYTES, signature.length);
        return text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(line) + "\n";
    }

    private byte[] signature(String text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key.getPrivate());
            ed25519.update(text.getBytes(UTF_8));
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the log's key does not sign", e);
        }
    }

    /** The last bytes of the key's X.509 form, which has nothing else that varies. */
    private static byte[] rawKey(KeyPair key) {
        byte[] encoded = key.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_BYTES, encoded.length);
    }

    private static byte[] typed(byte[] rawKey) {
        byte[] typed = new byte[rawKey.length + 1];
        typed[0] = ED25519;
        System.arraycopy(rawKey, 0, typed, 1, rawKey.length);
        return typed;
    }
}
