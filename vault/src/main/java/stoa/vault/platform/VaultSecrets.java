package stoa.vault.platform;

import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Secrets that the vault makes once for all nodes and keeps sealed under the master key. */
public final class VaultSecrets {

    private final VaultDatabase database;
    private final SecretKey key;

    VaultSecrets(VaultDatabase database, MasterKey masterKey) {
        this.database = database;
        this.key = masterKey.keyFor("secrets");
    }

    /** The secret of this name; made by the first node that asks, the same for all ever after. */
    public byte[] obtain(String name, Supplier<byte[]> fresh) {
        return find(name).orElseGet(() -> {
            byte[] sealed = Sealing.seal(key, name, fresh.get());
            database.durably(() -> database.jdbc()
                    .sql("INSERT INTO vault.secret (name, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(name, sealed)
                    .update());
            return find(name).orElseThrow();
        });
    }

    /** A secret for keyed hashes. */
    public SecretKey hashKey(String name) {
        return new SecretKeySpec(obtain(name, () -> Sealing.randomBytes(32)), "HmacSHA256");
    }

    private Optional<byte[]> find(String name) {
        return database.jdbc()
                .sql("SELECT sealed FROM vault.secret WHERE name = ?")
                .param(name)
                .query(byte[].class)
                .optional()
                .map(kept -> Sealing.open(key, name, kept));
    }
}
