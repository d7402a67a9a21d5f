package stoa.vault.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import stoa.vault.platform.MasterKey;
import stoa.vault.platform.Sealing;
import stoa.vault.platform.VaultDatabase;

/** Token keys as they rest: the public part to be seen, the private part sealed under the master key. */
@Component
class TokenKeyRows {

    private static final int RSA_BITS = 2048;

    private final VaultDatabase database;
    private final SecretKey sealingKey;

    TokenKeyRows(VaultDatabase database, MasterKey masterKey) {
        this.database = database;
        this.sealingKey = masterKey.keyFor("token-keys");
    }

    /** The keys that still verify, oldest first, with the time until each signs. */
    List<TokenKey> findUsable() {
        return database.jdbc().sql("""
                        SELECT id, sealed_key,
                          ceil(extract(epoch FROM signs_from - clock_timestamp()) * 1000)::bigint AS signs_in
                        FROM vault.token_key WHERE verifies_until IS NULL OR verifies_until > now()
                        ORDER BY signs_from""").query((row, index) -> key(row)).list();
    }

    /** A first key that signs at once, unless there is one. */
    void insertFirst() {
        inTurn(() -> {
            if (findUsable().isEmpty()) {
                insert(Duration.ZERO);
            }
            return true;
        });
    }

    /**
     * A key that signs after a lead, unless one is younger than an age; the others stop verifying when tokens signed
     * until then have expired.
     *
     * @return whether there is a new key
     */
    boolean insertNext(Duration age, Duration lead, Duration tokenLifetime) {
        return inTurn(() -> {
            if (hasYoungerThan(age)) {
                return false;
            }
            database.jdbc()
                    .sql("UPDATE vault.token_key SET verifies_until = now() + ? * interval '1 ms'"
                            + " WHERE verifies_until IS NULL")
                    .param(lead.plus(tokenLifetime).toMillis())
                    .update();
            insert(lead);
            return true;
        });
    }

    private boolean hasYoungerThan(Duration age) {
        return database.jdbc()
                .sql("SELECT EXISTS (SELECT FROM vault.token_key WHERE created_at > now() - ? * interval '1 ms')")
                .param(age.toMillis())
                .query(Boolean.class)
                .single();
    }

    void forgetExpired() {
        database.jdbc()
                .sql("DELETE FROM vault.token_key WHERE verifies_until < now()")
                .update();
    }

    /** One node at a time, so that two that start at once agree on one key. */
    private boolean inTurn(BooleanSupplier change) {
        return database.inTransaction(() -> {
            database.jdbc()
                    .sql("LOCK TABLE vault.token_key IN SHARE ROW EXCLUSIVE MODE")
                    .update();
            return change.getAsBoolean();
        });
    }

    private void insert(Duration lead) {
        RSAKey key = generate();
        byte[] sealed =
                Sealing.seal(sealingKey, key.getKeyID(), key.toJSONString().getBytes(StandardCharsets.UTF_8));
        database.jdbc()
                .sql("INSERT INTO vault.token_key (id, public_key, sealed_key, signs_from)"
                        + " VALUES (?, ?, ?, now() + ? * interval '1 ms')")
                .params(key.getKeyID(), key.toPublicJWK().toJSONString(), sealed, lead.toMillis())
                .update();
    }

    private TokenKey key(ResultSet row) throws SQLException {
        byte[] json = Sealing.open(sealingKey, row.getString("id"), row.getBytes("sealed_key"));
        long signsAt =
                System.nanoTime() + Duration.ofMillis(row.getLong("signs_in")).toNanos();
        try {
            return new TokenKey(RSAKey.parse(new String(json, StandardCharsets.UTF_8)), signsAt);
        } catch (ParseException e) {
            throw new IllegalStateException("Token key " + row.getString("id") + " is no JWK", e);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("RSA is missing from this Java", e);
        }
    }
}
