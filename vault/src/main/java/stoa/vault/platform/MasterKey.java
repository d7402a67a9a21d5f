package stoa.vault.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret that is kept outside of PostgreSQL: 32 bytes, from which each use derives a key of its own. Without
 * it everything sealed in the vault stays closed, so it belongs in a backup, but never in the same one.
 */
public final class MasterKey {

    static final int BYTES = 32;

    private final SecretKey root;

    private MasterKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new MasterKeyException("The master key must be " + BYTES + " bytes as base64, such as the output of"
                    + " 'openssl rand -base64 32'");
        }
        this.root = new SecretKeySpec(bytes, "HKDF");
    }

    /** The key that is set, or is in its file; empty if there is none: nothing is made. */
    public static Optional<MasterKey> kept(VaultSettings settings) {
        return settings.masterKey() == null
                ? new MasterKeyFile(settings.masterKeyDirectory()).read()
                : Optional.of(ofBase64(settings.masterKey()));
    }

    /** Whether this is the key of the vault that has this mark among its secrets. */
    public boolean opens(byte[] mark) {
        return MasterKeyCheck.opens(this, mark);
    }

    static MasterKey random() {
        return new MasterKey(Sealing.randomBytes(BYTES));
    }

    static MasterKey ofBase64(String text) {
        try {
            return new MasterKey(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException notBase64) {
            // Without the cause: its message would quote a character of the key.
            return new MasterKey(new byte[0]);
        }
    }

    String toBase64() {
        return Base64.getEncoder().encodeToString(root.getEncoded());
    }

    /** The AES-256 key for one use; the same for the same use at every start. */
    public SecretKey keyFor(String use) {
        HKDFParameterSpec spec = HKDFParameterSpec.ofExtract()
                .addIKM(root)
                .thenExpand(("stoa vault " + use).getBytes(StandardCharsets.UTF_8), BYTES);
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 is missing from this Java", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[hidden]";
    }
}
