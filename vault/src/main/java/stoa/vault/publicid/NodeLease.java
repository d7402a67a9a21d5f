package stoa.vault.publicid;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import stoa.vault.platform.VaultDatabase;

/**
 * Node numbers in PostgreSQL. Every renewal writes down up to which millisecond its holder may give out ids, and the
 * next holder begins above that mark. So two holders of one number, as after a long pause of the first, never meet;
 * the lease's end only says when a number may be given to somebody else. All times are the database's.
 */
@Component
class NodeLease {

    /** How far beyond its last renewal a node may give out ids; it renews five times in that time. */
    static final Duration ALLOWANCE = Duration.ofSeconds(5);

    private static final Duration TERM = Duration.ofSeconds(15);

    private static final String NOW =
            "(extract(epoch FROM clock_timestamp()) * 1000)::bigint - " + IdSequence.EPOCH_MILLIS;

    /** A mark of a number in use lies an allowance ahead of its last id; one that was given back is exact. */
    private static final String FREE = "SELECT node, high_water, greatest(:atLeast, " + NOW + ","
            + " (SELECT max(CASE WHEN owner IS NULL THEN high_water + 1 ELSE high_water - :allowance END)"
            + " FROM vault.node_lease)) AS time FROM vault.node_lease"
            + " WHERE owner IS NULL OR expires_at < clock_timestamp()"
            + " ORDER BY high_water, node LIMIT 1 FOR UPDATE SKIP LOCKED";

    private final VaultDatabase database;

    NodeLease(VaultDatabase database) {
        this.database = database;
    }

    /**
     * Takes the free number whose ids are the oldest, from {@code atLeast} on; empty if there is none. Begins above all
     * ids ever given out, as far as known, so that they grow over restarts even when the database's clock stepped back.
     */
    Optional<Grant> acquire(UUID owner, long atLeast) {
        return database.inTransaction(() -> {
            Optional<Free> free = database.jdbc()
                    .sql(FREE)
                    .param("atLeast", atLeast)
                    .param("allowance", ALLOWANCE.toMillis())
                    .query((row, index) ->
                            new Free(row.getInt("node"), Math.max(row.getLong("high_water") + 1, row.getLong("time"))))
                    .optional();
            return free.map(found -> take(found, owner));
        });
    }

    /** Prolongs a lease and its allowance; empty if the number has gone to somebody else. */
    Optional<Grant> renew(int node, UUID owner, long atLeast) {
        return database.durably(() -> database.jdbc()
                .sql("UPDATE vault.node_lease SET expires_at = clock_timestamp() + :term * interval '1 ms',"
                        + " high_water = greatest(high_water, :atLeast + :allowance, " + NOW + " + :allowance)"
                        + " WHERE node = :node AND owner = :owner RETURNING high_water")
                .param("term", TERM.toMillis())
                .param("atLeast", atLeast)
                .param("allowance", ALLOWANCE.toMillis())
                .param("node", node)
                .param("owner", owner)
                .query(Long.class)
                .optional()
                .map(mark -> new Grant(node, mark - ALLOWANCE.toMillis(), mark)));
    }

    /** Gives a number back at once, with the last millisecond that was used. */
    void release(int node, UUID owner, long lastMillis) {
        database.durably(() -> database.jdbc()
                .sql("UPDATE vault.node_lease SET owner = NULL, expires_at = '-infinity', high_water = :last"
                        + " WHERE node = :node AND owner = :owner")
                .param("last", lastMillis)
                .param("node", node)
                .param("owner", owner)
                .update());
    }

    private Grant take(Free free, UUID owner) {
        long mark = free.firstMillis() + ALLOWANCE.toMillis();
        JdbcClient jdbc = database.jdbc();
        jdbc.sql("UPDATE vault.node_lease SET owner = :owner, high_water = :mark,"
                        + " expires_at = clock_timestamp() + :term * interval '1 ms' WHERE node = :node")
                .param("owner", owner)
                .param("mark", mark)
                .param("term", TERM.toMillis())
                .param("node", free.node())
                .update();
        return new Grant(free.node(), free.firstMillis(), mark);
    }

    private record Free(int node, long firstMillis) {}

    /** A node number, the time now, and up to which millisecond ids may be given out. */
    record Grant(int node, long nowMillis, long untilMillis) {}
}
