package stoa.vault.login;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import stoa.vault.platform.VaultDatabase;
import stoa.vault.platform.VaultSettings.FailureLimit;

/**
 * A leaky bucket per key. It holds as many failures as the limit allows and loses one each {@code window / failures};
 * whoever fills it waits until there is room for one again. Failing again at once after such a wait counts double, then
 * fourfold, up to a wait of the whole window, until the bucket has been empty. Times are the database's.
 */
@Component
class FailureBuckets {

    private static final String WAIT = "ceil(extract(epoch FROM drains_at - brim - clock_timestamp()) * 1000)::bigint";

    private static final String FAIL = """
            INSERT INTO vault.login_failure AS kept (key, drains_at, brim, strikes)
            VALUES (:key, clock_timestamp() + :drop * interval '1 ms', :brim * interval '1 ms', :strikes)
            ON CONFLICT (key) DO UPDATE SET
              brim = excluded.brim,
              drains_at = CASE WHEN kept.drains_at <= clock_timestamp() THEN excluded.drains_at
                ELSE least(kept.drains_at + :drop * interval '1 ms' * 2 ^ least(kept.strikes, 20),
                  clock_timestamp() + excluded.brim + :window * interval '1 ms') END,
              strikes = CASE WHEN kept.drains_at <= clock_timestamp() THEN excluded.strikes
                WHEN kept.drains_at + :drop * interval '1 ms' > clock_timestamp() + excluded.brim
                THEN kept.strikes + 1 ELSE kept.strikes END
            RETURNING\s""" + WAIT;

    private final VaultDatabase database;

    FailureBuckets(VaultDatabase database) {
        this.database = database;
    }

    /** Adds a failure; how long the key has to wait now, zero or less for not at all. */
    Duration fail(String key, FailureLimit limit) {
        Long millis = database.durably(() -> database.jdbc()
                .sql(FAIL)
                .param("key", HexFormat.of().parseHex(key))
                .param("drop", drop(limit))
                .param("brim", brim(limit))
                .param("strikes", limit.failures() == 1 ? 1 : 0)
                .param("window", limit.window().toMillis())
                .query(Long.class)
                .single());
        return Duration.ofMillis(millis);
    }

    /** Empties a bucket; whether there was anything in it. */
    boolean empty(String key) {
        return database.durably(() -> database.jdbc()
                        .sql("DELETE FROM vault.login_failure WHERE key = ?")
                        .param(HexFormat.of().parseHex(key))
                        .update())
                > 0;
    }

    /** All keys that have to wait, and how long. */
    Map<String, Duration> waits() {
        return database
                .jdbc()
                .sql("SELECT key, " + WAIT + " AS millis FROM vault.login_failure"
                        + " WHERE drains_at > clock_timestamp() AND drains_at - brim > clock_timestamp()")
                .query((row, index) -> Map.entry(
                        HexFormat.of().formatHex(row.getBytes("key")), Duration.ofMillis(row.getLong("millis"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How long either of two keys has to wait; zero or less for not at all. */
    Duration wait(String one, String other) {
        Long millis = database.jdbc()
                .sql("SELECT coalesce(max(" + WAIT + "), 0) FROM vault.login_failure WHERE key IN (?, ?)")
                .params(HexFormat.of().parseHex(one), HexFormat.of().parseHex(other))
                .query(Long.class)
                .single();
        return Duration.ofMillis(millis);
    }

    void forgetDrained() {
        database.jdbc()
                .sql("DELETE FROM vault.login_failure WHERE drains_at < clock_timestamp()")
                .update();
    }

    /** Milliseconds in which one failure is forgiven. */
    static long drop(FailureLimit limit) {
        return limit.window().toMillis() / limit.failures();
    }

    /** Milliseconds of draining that a bucket may hold and still take another failure. */
    static long brim(FailureLimit limit) {
        return drop(limit) * (limit.failures() - 1);
    }
}
