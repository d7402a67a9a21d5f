package stoa.vault.presence;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.vault.platform.VaultDatabase;

/** One row for each account that was ever active and is not erased. */
@Component
class ActivityRows {

    /** Many at a time; a row is never set back, and none is made for somebody who is gone. */
    private static final String WRITE = """
            INSERT INTO vault.activity AS kept (account, at, pinged_until, guest)
            SELECT account, at, CASE WHEN :ping > 0 THEN clock_timestamp() + :ping * interval '1 ms'
                ELSE '-infinity' END, :guest
            FROM unnest(:accounts::bigint[], :times::timestamptz[]) AS active (account, at)
            WHERE NOT EXISTS (SELECT FROM vault.personal_key AS gone
                WHERE gone.account = active.account AND gone.erased_at IS NOT NULL)
            ON CONFLICT (account) DO UPDATE SET at = greatest(kept.at, excluded.at),
                pinged_until = greatest(kept.pinged_until, excluded.pinged_until),
                guest = kept.guest OR excluded.guest""";

    private final VaultDatabase database;

    ActivityRows(VaultDatabase database) {
        this.database = database;
    }

    void write(Map<AccountId, Instant> active) {
        write(active, Duration.ZERO, false);
    }

    void writeGuest(AccountId account, Instant at) {
        write(Map.of(account, at), Duration.ZERO, true);
    }

    /** Somebody is here for so long. */
    void writePing(AccountId account, Instant at, Duration present) {
        write(Map.of(account, at), present, false);
    }

    private void write(Map<AccountId, Instant> active, Duration present, boolean guest) {
        List<Map.Entry<AccountId, Instant>> rows = List.copyOf(active.entrySet());
        database.durably(() -> database.jdbc()
                .sql(WRITE)
                .param("ping", present.toMillis())
                .param("guest", guest)
                .param(
                        "accounts",
                        rows.stream().map(row -> row.getKey().value()).toArray(Long[]::new))
                .param(
                        "times",
                        rows.stream().map(row -> row.getValue().toString()).toArray(String[]::new))
                .update());
    }

    Map<AccountId, Instant> read(Collection<AccountId> accounts) {
        Map<AccountId, Instant> found = new HashMap<>();
        database.jdbc()
                .sql("SELECT account, at FROM vault.activity WHERE account = ANY (?)")
                .param(accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query(row -> {
                    found.put(
                            new AccountId(row.getLong("account")),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                });
        return found;
    }

    List<AccountId> guestsBefore(Instant time, int atMost) {
        return database.jdbc()
                .sql("SELECT account FROM vault.activity WHERE guest AND at < ? ORDER BY at LIMIT ?")
                .params(time.atOffset(ZoneOffset.UTC), atMost)
                .query((row, index) -> new AccountId(row.getLong("account")))
                .list();
    }

    /** Who pinged and is here for how many more milliseconds. */
    Map<AccountId, Long> pinged() {
        Map<AccountId, Long> found = new HashMap<>();
        database.jdbc()
                .sql("SELECT account, ceil(extract(epoch FROM pinged_until - clock_timestamp()) * 1000)::bigint AS left"
                        + " FROM vault.activity WHERE pinged_until > '-infinity' AND pinged_until > clock_timestamp()")
                .query(row -> {
                    found.put(new AccountId(row.getLong("account")), row.getLong("left"));
                });
        return found;
    }

    void delete(AccountId account) {
        database.durably(() -> database.jdbc()
                .sql("DELETE FROM vault.activity WHERE account = ?")
                .param(account.value())
                .update());
    }
}
