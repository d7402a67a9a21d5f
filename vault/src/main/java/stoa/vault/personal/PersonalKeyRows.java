package stoa.vault.personal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.vault.platform.MasterKey;
import stoa.vault.platform.Sealing;
import stoa.vault.platform.VaultDatabase;

/** Personal keys as they rest: sealed under the master key, or erased. */
@Component
class PersonalKeyRows {

    private static final int KEY_BYTES = 32;

    private final VaultDatabase database;
    private final SecretKey wrappingKey;

    PersonalKeyRows(VaultDatabase database, MasterKey masterKey) {
        this.database = database;
        this.wrappingKey = masterKey.keyFor("personal-keys");
    }

    /** The person's key; made, and durable, if there was none. */
    PersonalKey findOrMake(AccountId subject) {
        return find(subject).orElseGet(() -> {
            byte[] wrapped = Sealing.seal(wrappingKey, owner(subject.value()), Sealing.randomBytes(KEY_BYTES));
            database.durably(() -> database.jdbc()
                    .sql("INSERT INTO vault.personal_key (account, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(subject.value(), wrapped)
                    .update());
            return find(subject).orElseThrow();
        });
    }

    /** The keys of up to so many persons in the order of their ids, beginning with this one. */
    Map<AccountId, PersonalKey> findFrom(AccountId first, int count) {
        return database
                .jdbc()
                .sql("SELECT account, wrapped FROM vault.personal_key WHERE account >= ? ORDER BY account LIMIT ?")
                .params(first.value(), count)
                .query((row, index) -> Map.entry(new AccountId(row.getLong("account")), unwrapped(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Destroys a key, and does what belongs to it in the same transaction. */
    void erase(AccountId subject, Runnable inSameTransaction) {
        database.inTransaction(() -> {
            int rows = database.jdbc().sql("""
                            INSERT INTO vault.personal_key (account, erased_at) VALUES (?, now())
                            ON CONFLICT (account) DO UPDATE SET wrapped = NULL, erased_at = now()
                            WHERE personal_key.erased_at IS NULL""").param(subject.value()).update();
            inSameTransaction.run();
            return rows;
        });
    }

    private Optional<PersonalKey> find(AccountId subject) {
        return database.jdbc()
                .sql("SELECT account, wrapped FROM vault.personal_key WHERE account = ?")
                .param(subject.value())
                .query((row, index) -> unwrapped(row))
                .optional();
    }

    private PersonalKey unwrapped(ResultSet row) throws SQLException {
        byte[] wrapped = row.getBytes("wrapped");
        if (wrapped == null) {
            return PersonalKey.ERASED;
        }
        byte[] key = Sealing.open(wrappingKey, owner(row.getLong("account")), wrapped);
        return new PersonalKey(Optional.of(new SecretKeySpec(key, "AES")));
    }

    private static String owner(long account) {
        return "personal key of " + account;
    }
}
