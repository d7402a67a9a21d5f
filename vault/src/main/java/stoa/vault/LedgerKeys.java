package stoa.vault;

import java.security.KeyPair;

/** The key that the ledger's checkpoints are signed with; one for the life of the ledger, the same on all nodes. */
public interface LedgerKeys {

    /** The Ed25519 pair; made on first use. */
    KeyPair checkpointKey();
}
