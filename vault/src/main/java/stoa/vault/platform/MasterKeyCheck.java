package stoa.vault.platform;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the master key and makes sure that it is the one that this database was sealed with. */
final class MasterKeyCheck {

    private static final String NAME = "master-key-check";
    private static final byte[] KNOWN = "stoa".getBytes(StandardCharsets.US_ASCII);

    private final VaultDatabase database;
    private final VaultSettings settings;

    MasterKeyCheck(VaultDatabase database, VaultSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    MasterKey verified() {
        if (settings.masterKey() != null) {
            MasterKey key = MasterKey.ofBase64(settings.masterKey());
            return verified(key, () -> wrong("the one in the setting stoa.vault.master-key"));
        }
        MasterKeyFile file = new MasterKeyFile(settings.masterKeyDirectory());
        Optional<MasterKey> kept = file.read();
        if (kept.isEmpty() && mark().isPresent()) {
            // A node that starts beside this one makes the file before the mark, so by now it is there if ever.
            kept = Optional.of(file.read().orElseThrow(() -> missing(file)));
        }
        if (kept.isPresent()) {
            return verified(kept.get(), () -> wrong("the one in " + file.path()));
        }
        Optional<MasterKey> created = file.create();
        // Another node may be making the database's first key at this moment, in a directory of its own; ours then
        // has sealed nothing.
        return created.map(key -> verified(key, () -> {
                    file.delete();
                    return missing(file);
                }))
                .orElseGet(this::verified);
    }

    private MasterKey verified(MasterKey key, Supplier<MasterKeyException> refusal) {
        byte[] fresh = Sealing.seal(key.keyFor(NAME), NAME, KNOWN);
        database.durably(() -> database.jdbc()
                .sql("INSERT INTO vault.secret (name, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(NAME, fresh)
                .update());
        try {
            Sealing.open(key.keyFor(NAME), NAME, mark().orElseThrow());
            return key;
        } catch (SealBrokenException wrongKey) {
            MasterKeyException sentence = refusal.get();
            sentence.initCause(wrongKey);
            throw sentence;
        }
    }

    static boolean opens(MasterKey key, byte[] mark) {
        try {
            Sealing.open(key.keyFor(NAME), NAME, mark);
            return true;
        } catch (SealBrokenException another) {
            return false;
        }
    }

    private Optional<byte[]> mark() {
        JdbcClient jdbc = database.jdbc();
        return jdbc.sql("SELECT sealed FROM vault.secret WHERE name = ?")
                .param(NAME)
                .query(byte[].class)
                .optional();
    }

    private static MasterKeyException wrong(String which) {
        return new MasterKeyException("The vault in this database was sealed with another master key than " + which
                + ": start with the key that belongs to this database");
    }

    private static MasterKeyException missing(MasterKeyFile file) {
        return new MasterKeyException("The vault in this database is sealed, and its master key is not in "
                + file.path() + ": put the key back there, or name it in stoa.vault.master-key");
    }
}
