package stoa.vault.login;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PersonalDataCipher;
import stoa.vault.LastLogins;
import stoa.vault.platform.VaultDatabase;

/** One row per account; the address under the person's key. */
@Component
class PostgresLastLogins implements LastLogins {

    private final VaultDatabase database;
    private final PersonalDataCipher cipher;

    PostgresLastLogins(VaultDatabase database, PersonalDataCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    @Override
    public void record(AccountId account, String address, Instant at) {
        String sealed = cipher.encrypt(account, address);
        OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
        // Of two logins at once the later one stays, whichever is written last.
        database.durably(() ->
                database.jdbc().sql("""
                        INSERT INTO vault.last_login (account, sealed_address, at) VALUES (?, ?, ?)
                        ON CONFLICT (account) DO UPDATE SET sealed_address = excluded.sealed_address, at = excluded.at
                        WHERE last_login.at <= excluded.at""").params(account.value(), sealed, time).update());
    }

    @Override
    public Optional<LastLogin> find(AccountId account) {
        return database.jdbc()
                .sql("SELECT sealed_address, at FROM vault.last_login WHERE account = ?")
                .param(account.value())
                .query((row, index) -> new Sealed(
                        row.getString("sealed_address"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional()
                .flatMap(kept ->
                        cipher.decrypt(account, kept.address()).map(address -> new LastLogin(address, kept.at())));
    }

    @Override
    public void forget(AccountId account) {
        database.durably(() -> database.jdbc()
                .sql("DELETE FROM vault.last_login WHERE account = ?")
                .param(account.value())
                .update());
    }

    /** As it rests; opened only once the row's connection is free again, since that may ask for the person's key. */
    private record Sealed(String address, Instant at) {}
}
