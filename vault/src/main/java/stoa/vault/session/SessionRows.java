package stoa.vault.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;
import stoa.vault.Sessions;
import stoa.vault.Sessions.Session;
import stoa.vault.platform.VaultDatabase;
import stoa.vault.platform.VaultSettings;

/** Sessions as they rest. All times are the database's, since nodes' clocks differ. */
@Component
class SessionRows {

    private static final String COLUMNS = "id, account, role, refreshable_until";

    private final VaultDatabase database;
    private final Duration lifetime;

    SessionRows(VaultDatabase database, VaultSettings settings) {
        this.database = database;
        this.lifetime = settings.sessionLifetime();
    }

    Session insert(UUID id, AccountId account, Role role, String face, byte[] tokenHash) {
        return database.durably(() -> database.jdbc()
                .sql("INSERT INTO vault.session (id, account, role, face, token_hash, refreshable_until)"
                        + " VALUES (?, ?, ?, ?, ?, now() + ? * interval '1 ms') RETURNING " + COLUMNS)
                .params(id, account.value(), role.name(), face, tokenHash, lifetime.toMillis())
                .query((row, index) -> session(row))
                .single());
    }

    Optional<Session> findRefreshable(byte[] tokenHash) {
        return database.jdbc()
                .sql("SELECT " + COLUMNS + " FROM vault.session"
                        + " WHERE token_hash = ? AND ended_at IS NULL AND refreshable_until > now()")
                .param(tokenHash)
                .query((row, index) -> session(row))
                .optional();
    }

    /** Moves a session's expiry on, unless that has just been done: of many refreshes at once, one writes. */
    Optional<Session> slide(UUID id, Duration pause) {
        return database.durably(() -> database.jdbc()
                .sql("UPDATE vault.session SET refreshable_until = now() + :lifetime * interval '1 ms'"
                        + " WHERE id = :id AND ended_at IS NULL AND refreshable_until > now()"
                        + " AND refreshable_until < now() + (:lifetime - :pause) * interval '1 ms' RETURNING "
                        + COLUMNS)
                .param("id", id)
                .param("lifetime", lifetime.toMillis())
                .param("pause", pause.toMillis())
                .query((row, index) -> session(row))
                .optional());
    }

    boolean end(UUID id) {
        return database.jdbc()
                        .sql("UPDATE vault.session SET ended_at = now() WHERE id = ? AND ended_at IS NULL")
                        .param(id)
                        .update()
                > 0;
    }

    List<UUID> endOthers(AccountId account, UUID kept) {
        return database.jdbc()
                .sql("UPDATE vault.session SET ended_at = now()"
                        + " WHERE account = :account AND ended_at IS NULL AND id <> :kept RETURNING id")
                .param("account", account.value())
                .param("kept", kept)
                .query(UUID.class)
                .list();
    }

    List<Sessions.Kept> kept(AccountId account) {
        return database.jdbc()
                .sql("SELECT id, face, opened_at, refreshable_until, ended_at FROM vault.session"
                        + " WHERE account = ? ORDER BY opened_at, id")
                .param(account.value())
                .query((row, index) -> new Sessions.Kept(
                        row.getObject("id", UUID.class),
                        row.getString("face"),
                        time(row, "opened_at").orElseThrow(),
                        time(row, "refreshable_until").orElseThrow(),
                        time(row, "ended_at")))
                .list();
    }

    boolean isEnded(UUID id) {
        return database.jdbc()
                .sql("SELECT EXISTS (SELECT FROM vault.session WHERE id = ? AND ended_at IS NOT NULL)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    List<UUID> endedWithin(Duration past) {
        return database.jdbc()
                .sql("SELECT id FROM vault.session WHERE ended_at > now() - ? * interval '1 ms'")
                .param(past.toMillis())
                .query(UUID.class)
                .list();
    }

    /** Removes sessions that no token of any kind can speak for any more. */
    void forget(Duration afterwards) {
        database.jdbc()
                .sql("DELETE FROM vault.session WHERE ended_at < now() - :past * interval '1 ms'"
                        + " OR refreshable_until < now() - :past * interval '1 ms'")
                .param("past", afterwards.toMillis())
                .update();
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                new AccountId(row.getLong("account")),
                Role.valueOf(row.getString("role")),
                row.getObject("refreshable_until", OffsetDateTime.class).toInstant());
    }
}
