package stoa.vault.presence;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.vault.platform.VaultDatabase;

/** Nodes that live, and who is connected to each. Times are the database's. */
@Component
class PresenceRows {

    private final VaultDatabase database;

    PresenceRows(VaultDatabase database) {
        this.database = database;
    }

    /** Prolongs a node's lease and forgets nodes whose own ran out; true if this node has to begin anew. */
    boolean renew(UUID node, Duration term) {
        return database.inTransaction(() -> {
            database.jdbc()
                    .sql("DELETE FROM vault.presence_node WHERE expires_at < clock_timestamp()")
                    .update();
            return database.jdbc()
                    .sql("INSERT INTO vault.presence_node AS kept (node, expires_at)"
                            + " VALUES (:node, clock_timestamp() + :term * interval '1 ms')"
                            + " ON CONFLICT (node) DO UPDATE SET expires_at = excluded.expires_at"
                            + " RETURNING xmax = 0")
                    .param("node", node)
                    .param("term", term.toMillis())
                    .query(Boolean.class)
                    .single();
        });
    }

    /** Who is connected to which node that lives; nodes without anybody are in it. */
    Map<UUID, Set<AccountId>> all() {
        Map<UUID, Set<AccountId>> found = new HashMap<>();
        database.jdbc()
                .sql("SELECT node, account FROM vault.presence_node LEFT JOIN vault.presence USING (node)"
                        + " WHERE expires_at > clock_timestamp()")
                .query(row -> {
                    Set<AccountId> there =
                            found.computeIfAbsent(row.getObject("node", UUID.class), node -> new HashSet<>());
                    long account = row.getLong("account");
                    if (account != 0) {
                        there.add(new AccountId(account));
                    }
                });
        return found;
    }

    Set<UUID> living() {
        return Set.copyOf(database.jdbc()
                .sql("SELECT node FROM vault.presence_node WHERE expires_at > clock_timestamp()")
                .query(UUID.class)
                .list());
    }

    void add(UUID node, Collection<AccountId> accounts) {
        database.jdbc()
                .sql("INSERT INTO vault.presence (node, account) SELECT ?, unnest(?::bigint[])"
                        + " ON CONFLICT DO NOTHING")
                .params(node, numbers(accounts))
                .update();
    }

    void remove(UUID node, Collection<AccountId> accounts) {
        database.jdbc()
                .sql("DELETE FROM vault.presence WHERE node = ? AND account = ANY (?)")
                .params(node, numbers(accounts))
                .update();
    }

    void end(UUID node) {
        database.jdbc()
                .sql("DELETE FROM vault.presence_node WHERE node = ?")
                .param(node)
                .update();
    }

    private static Long[] numbers(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(Long[]::new);
    }
}
