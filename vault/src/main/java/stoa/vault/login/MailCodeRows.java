package stoa.vault.login;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.vault.MailCodes.Outcome;
import stoa.vault.MailCodes.Rules;
import stoa.vault.platform.VaultDatabase;

/** Codes that are good, and how many were asked for. Times are the database's. */
@Component
class MailCodeRows {

    private static final String HOUR = "interval '1 hour'";

    /** How long until one more may be asked for; a negative number if it may be now. */
    private static final String WAIT = """
            SELECT coalesce((SELECT ceil(extract(epoch FROM at + interval '1 hour' - clock_timestamp()) * 1000)
              FROM vault.mail_request WHERE key = ? AND at > clock_timestamp() - interval '1 hour'
              ORDER BY at DESC OFFSET ? LIMIT 1), -1)::bigint""";

    private final VaultDatabase database;

    MailCodeRows(VaultDatabase database) {
        this.database = database;
    }

    /** A code that is about to be mailed; all three are keyed hashes. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Place(byte[] email, byte[] code, byte[] client) {}

    /** Takes the place for a code, or says why there is none. */
    Optional<Outcome> take(Place place, Rules rules, Duration mailing) {
        return database.inTransaction(() -> {
            lock(place);
            if (isGood(place.email())) {
                return Optional.of(new Outcome.GoodAlready());
            }
            long wait = Math.max(wait(place.email(), rules.perEmail()), wait(place.client(), rules.perClient()));
            if (wait > 0) {
                return Optional.of(new Outcome.Limited(Duration.ofMillis(wait)));
            }
            database.jdbc()
                    .sql("INSERT INTO vault.mail_request (key, at) VALUES (?, clock_timestamp()),"
                            + " (?, clock_timestamp())")
                    .params(place.email(), place.client())
                    .update();
            database.jdbc()
                    .sql("INSERT INTO vault.mail_code (key, code, good_until)"
                            + " VALUES (?, ?, clock_timestamp() + ? * interval '1 ms') ON CONFLICT (key) DO UPDATE"
                            + " SET code = excluded.code, good_until = excluded.good_until, tries = 0")
                    .params(place.email(), place.code(), mailing.toMillis())
                    .update();
            return Optional.empty();
        });
    }

    /** Those of one e-mail or one client are counted one after another; in one order, so that none waits for ever. */
    private void lock(Place place) {
        byte[][] both = {place.email(), place.client()};
        Arrays.sort(both, Arrays::compare);
        for (byte[] key : both) {
            database.jdbc()
                    .sql("SELECT pg_advisory_xact_lock(hashtextextended(encode(?, 'hex'), 0))")
                    .param(key)
                    .query((row, index) -> true)
                    .single();
        }
    }

    private boolean isGood(byte[] email) {
        return database.jdbc()
                        .sql("SELECT count(*) FROM vault.mail_code WHERE key = ? AND good_until > clock_timestamp()")
                        .param(email)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private long wait(byte[] key, int limit) {
        return database.jdbc()
                .sql(WAIT)
                .params(key, limit - 1)
                .query(Long.class)
                .single();
    }

    void mailed(Place place, Duration life) {
        database.durably(() -> database.jdbc()
                .sql("UPDATE vault.mail_code SET good_until = clock_timestamp() + ? * interval '1 ms'"
                        + " WHERE key = ? AND code = ?")
                .params(life.toMillis(), place.email(), place.code())
                .update());
    }

    /** As if no mail had been asked for; but the client has asked. */
    void giveUp(Place place) {
        database.inTransaction(() -> {
            database.jdbc()
                    .sql("DELETE FROM vault.mail_code WHERE key = ? AND code = ?")
                    .params(place.email(), place.code())
                    .update();
            return database.jdbc()
                    .sql("DELETE FROM vault.mail_request WHERE key = :key"
                            + " AND at = (SELECT max(at) FROM vault.mail_request WHERE key = :key)")
                    .param("key", place.email())
                    .update();
        });
    }

    /** Whether it is the code; one that is not counts, and the last one that may be wrong takes the code along. */
    boolean compare(byte[] email, byte[] code, int tries) {
        return database.inTransaction(() -> {
            Optional<Boolean> right = database.jdbc()
                    .sql("SELECT code = ? FROM vault.mail_code WHERE key = ? AND good_until > clock_timestamp()"
                            + " FOR UPDATE")
                    .params(code, email)
                    .query(Boolean.class)
                    .optional();
            if (right.isPresent() && !right.get()) {
                database.jdbc()
                        .sql("UPDATE vault.mail_code SET tries = tries + 1 WHERE key = ?")
                        .param(email)
                        .update();
                database.jdbc()
                        .sql("DELETE FROM vault.mail_code WHERE key = ? AND tries >= ?")
                        .params(email, tries)
                        .update();
            }
            return right.orElse(false);
        });
    }

    void delete(byte[] email) {
        database.durably(() -> database.jdbc()
                .sql("DELETE FROM vault.mail_code WHERE key = ?")
                .param(email)
                .update());
    }

    void tidy() {
        database.jdbc()
                .sql("DELETE FROM vault.mail_code WHERE good_until < clock_timestamp()")
                .update();
        database.jdbc()
                .sql("DELETE FROM vault.mail_request WHERE at < clock_timestamp() - " + HOUR)
                .update();
    }
}
