package stoa.vault.version;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import stoa.vault.Signals;
import stoa.vault.ViewVersions;
import stoa.vault.platform.MasterKey;
import stoa.vault.platform.Sealing;
import stoa.vault.platform.VaultDatabase;

/**
 * One row per version. Whoever changes anything about a view locks all of its rows first, so that decisions about it
 * come one after another. Failures are sealed, since they may quote what is personal.
 */
@Component
class PostgresViewVersions implements ViewVersions {

    private static final String CHANNEL = "stoa_view_versions";
    private static final int FIRST = 1;

    private final VaultDatabase database;
    private final Signals signals;
    private final SecretKey key;

    PostgresViewVersions(VaultDatabase database, Signals signals, MasterKey masterKey) {
        this.database = database;
        this.signals = signals;
        this.key = masterKey.keyFor("view-failures");
    }

    @Override
    public List<Version> all() {
        return database.jdbc()
                .sql("SELECT *, extract(epoch FROM clock_timestamp() - changed_at) * 1000 AS unchanged"
                        + " FROM vault.view_version WHERE state <> 'DROPPED' ORDER BY view, fill")
                .query((row, index) -> version(row))
                .list();
    }

    private Version version(ResultSet row) throws SQLException {
        String view = row.getString("view");
        int fill = row.getInt("fill");
        byte[] sealed = row.getBytes("sealed_failure");
        return new Version(
                view,
                fill,
                State.valueOf(row.getString("state")),
                row.getBoolean("live"),
                row.getBoolean("was_live"),
                sealed == null ? Optional.empty() : Optional.of(opened(sealed, view, fill)),
                row.getTimestamp("begun_at").toInstant(),
                Duration.ofMillis(row.getLong("unchanged")));
    }

    private Failure opened(byte[] sealed, String view, int fill) {
        String[] lines =
                new String(Sealing.open(key, owner(view, fill), sealed), StandardCharsets.UTF_8).split("\n", 3);
        return new Failure(Long.parseLong(lines[0]), lines[1], lines[2]);
    }

    @Override
    public OptionalInt begin(String view) {
        Optional<Integer> begun = database.inTransaction(() -> {
            database.jdbc()
                    .sql("INSERT INTO vault.view_version (view, fill, state, live, was_live)"
                            + " VALUES (?, ?, 'FOLLOWING', true, true) ON CONFLICT DO NOTHING")
                    .params(view, FIRST)
                    .update();
            lock(view);
            // A row that has been written since this statement began is not seen by it: the lock comes first.
            Optional<Integer> fill = database.jdbc()
                    .sql("INSERT INTO vault.view_version (view, fill, state)"
                            + " SELECT ?, max(fill) + 1, 'FILLING' FROM vault.view_version WHERE view = ?"
                            + " HAVING count(*) FILTER (WHERE NOT live AND state <> 'DROPPED') = 0 RETURNING fill")
                    .params(view, view)
                    .query(Integer.class)
                    .optional();
            fill.ifPresent(number -> signals.send(CHANNEL, view));
            return fill;
        });
        return begun.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    @Override
    public boolean change(String view, int fill, Set<State> from, State to) {
        return changing(
                view,
                () -> database.jdbc()
                                .sql("UPDATE vault.view_version SET state = :to, changed_at = clock_timestamp(),"
                                        + " sealed_failure = NULL"
                                        + " WHERE view = :view AND fill = :fill AND NOT live AND state = ANY (:from)")
                                .param("to", to.name())
                                .param("view", view)
                                .param("fill", fill)
                                .param("from", from.stream().map(State::name).toArray(String[]::new))
                                .update()
                        == 1);
    }

    @Override
    public void fail(String view, int fill, Failure failure) {
        String lines = failure.position() + "\n" + failure.document() + "\n" + failure.reason();
        byte[] sealed = Sealing.seal(key, owner(view, fill), lines.getBytes(StandardCharsets.UTF_8));
        changing(
                view,
                () -> database.jdbc()
                                .sql("UPDATE vault.view_version SET state = 'FAILED', changed_at = clock_timestamp(),"
                                        + " sealed_failure = ? WHERE view = ? AND fill = ? AND NOT live"
                                        + " AND state IN ('FILLING', 'FOLLOWING')")
                                .params(sealed, view, fill)
                                .update()
                        == 1);
    }

    @Override
    public boolean makeLive(String view, int from, int to) {
        return changing(view, () -> {
            boolean left = database.jdbc()
                            .sql("UPDATE vault.view_version SET live = false, changed_at = clock_timestamp()"
                                    + " WHERE view = :view AND fill = :from AND live AND EXISTS (SELECT FROM"
                                    + " vault.view_version WHERE view = :view AND fill = :to AND state = 'FOLLOWING')")
                            .param("view", view)
                            .param("from", from)
                            .param("to", to)
                            .update()
                    == 1;
            return left
                    && database.jdbc()
                                    .sql("UPDATE vault.view_version SET live = true, was_live = true,"
                                            + " changed_at = clock_timestamp() WHERE view = ? AND fill = ?")
                                    .params(view, to)
                                    .update()
                            == 1;
        });
    }

    @Override
    public void listen(Runnable onChange) {
        signals.listen(CHANNEL, view -> onChange.run(), onChange);
    }

    /** Changes something while nobody else does, and tells all nodes if that came to something. */
    private boolean changing(String view, BooleanSupplier change) {
        return database.inTransaction(() -> {
            lock(view);
            boolean changed = change.getAsBoolean();
            if (changed) {
                signals.send(CHANNEL, view);
            }
            return changed;
        });
    }

    private void lock(String view) {
        database.jdbc()
                .sql("SELECT fill FROM vault.view_version WHERE view = ? ORDER BY fill FOR UPDATE")
                .param(view)
                .query(Integer.class)
                .list();
    }

    private static String owner(String view, int fill) {
        return "failure of " + view + " fill " + fill;
    }
}
