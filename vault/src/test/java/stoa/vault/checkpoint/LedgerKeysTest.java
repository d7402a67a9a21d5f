package stoa.vault.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import org.junit.jupiter.api.Test;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.LedgerKeys;
import stoa.vault.VaultNode;

class LedgerKeysTest {

    private final TestDatabase database = TestPostgres.freshDatabase();

    @Test
    void the_checkpoint_key_is_one_for_all_nodes_and_restarts() throws GeneralSecurityException {
        KeyPair first;
        try (VaultNode node = VaultNode.on(database)) {
            first = node.get(LedgerKeys.class).checkpointKey();
        }
        try (VaultNode node = VaultNode.on(database)) {
            KeyPair second = node.get(LedgerKeys.class).checkpointKey();

            assertThat(second.getPublic()).isEqualTo(first.getPublic());
            assertThat(signs(second, first)).isTrue();
        }
    }

    private static boolean signs(KeyPair signer, KeyPair verifier) throws GeneralSecurityException {
        byte[] message = {1, 2, 3};
        Signature signing = Signature.getInstance("Ed25519");
        signing.initSign(signer.getPrivate());
        signing.update(message);
        Signature verifying = Signature.getInstance("Ed25519");
        verifying.initVerify(verifier.getPublic());
        verifying.update(message);
        return verifying.verify(signing.sign());
    }
}
