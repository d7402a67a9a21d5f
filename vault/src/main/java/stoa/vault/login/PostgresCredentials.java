package stoa.vault.login;

import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PersonalDataCipher;
import stoa.vault.Credentials;
import stoa.vault.platform.VaultDatabase;

/**
 * Password hashes, encrypted under the person's key on top: a stolen dump gives nothing to guess against, and a
 * person's erasure takes the hash with it.
 */
@Component
class PostgresCredentials implements Credentials {

    private static final String STORE = """
            INSERT INTO vault.credential (account, sealed) VALUES (?, ?)
            ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed, stored_at = now()""";

    private final VaultDatabase database;
    private final PersonalDataCipher cipher;

    PostgresCredentials(VaultDatabase database, PersonalDataCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    @Override
    public void store(AccountId account, String encodedHash) {
        String sealed = cipher.encrypt(account, encodedHash);
        database.durably(
                () -> database.jdbc().sql(STORE).params(account.value(), sealed).update());
    }

    @Override
    public Optional<String> find(AccountId account) {
        return database.jdbc()
                .sql("SELECT sealed FROM vault.credential WHERE account = ?")
                .param(account.value())
                .query(String.class)
                .optional()
                .flatMap(kept -> cipher.decrypt(account, kept));
    }

    @Override
    public void forget(AccountId account) {
        database.durably(() -> database.jdbc()
                .sql("DELETE FROM vault.credential WHERE account = ?")
                .param(account.value())
                .update());
    }
}
