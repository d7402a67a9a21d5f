package stoa.vault.checkpoint;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import stoa.vault.LedgerKeys;
import stoa.vault.platform.VaultSecrets;

/** One secret of the vault: the public part's length in a byte, the public part (X.509), the private part (PKCS 8). */
@Component
class SealedLedgerKeys implements LedgerKeys {

    private static final String ALGORITHM = "Ed25519";

    private final VaultSecrets secrets;

    SealedLedgerKeys(VaultSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public KeyPair checkpointKey() {
        byte[] kept = secrets.obtain("ledger-checkpoint-key", SealedLedgerKeys::generate);
        try {
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            byte[] publicPart = Arrays.copyOfRange(kept, 1, 1 + kept[0]);
            byte[] privatePart = Arrays.copyOfRange(kept, 1 + kept[0], kept.length);
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(publicPart)),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(privatePart)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The ledger's checkpoint key can not be read", e);
        }
    }

    private static byte[] generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] publicPart = pair.getPublic().getEncoded();
            byte[] privatePart = pair.getPrivate().getEncoded();
            byte[] kept =
                    Arrays.copyOf(new byte[] {(byte) publicPart.length}, 1 + publicPart.length + privatePart.length);
            System.arraycopy(publicPart, 0, kept, 1, publicPart.length);
            System.arraycopy(privatePart, 0, kept, 1 + publicPart.length, privatePart.length);
            return kept;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is missing from this Java", e);
        }
    }
}
