package stoa.vault.parked;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.vault.ParkedDocuments;
import stoa.vault.platform.MasterKey;
import stoa.vault.platform.Sealing;
import stoa.vault.platform.VaultDatabase;

/** One row per waiting event. Causes are sealed, since an exception's message may quote what is personal. */
@Component
class PostgresParkedDocuments implements ParkedDocuments {

    private final VaultDatabase database;
    private final SecretKey key;

    PostgresParkedDocuments(VaultDatabase database, MasterKey masterKey) {
        this.database = database;
        this.key = masterKey.keyFor("parked-causes");
    }

    @Override
    public Map<String, Long> stopped(String view) {
        Map<String, Long> stopped = new HashMap<>();
        database.jdbc()
                .sql("SELECT document, min(position) AS first FROM vault.parked_event WHERE view = ? GROUP BY document")
                .param(view)
                .query(row -> {
                    stopped.put(row.getString("document"), row.getLong("first"));
                });
        return stopped;
    }

    @Override
    public Map<String, Set<Long>> evicted(String view) {
        Map<String, Set<Long>> evicted = new HashMap<>();
        database.jdbc()
                .sql("SELECT document, position FROM vault.evicted_event WHERE view = ?")
                .param(view)
                .query(row -> {
                    evicted.computeIfAbsent(row.getString("document"), none -> new HashSet<>())
                            .add(row.getLong("position"));
                });
        return evicted;
    }

    @Override
    public void park(String view, String document, Waiting event) {
        byte[] sealed = seal(view, document, event);
        database.durably(() -> database.jdbc()
                .sql("INSERT INTO vault.parked_event (view, document, position, sealed_cause) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(view, document, event.position(), sealed)
                .update());
    }

    @Override
    public List<Waiting> waiting(String view, String document) {
        return waiting(view, document, 0, Integer.MAX_VALUE);
    }

    @Override
    public PageOf<Waiting> waiting(String view, String document, Page page) {
        long total = database.jdbc()
                .sql("SELECT count(*) FROM vault.parked_event WHERE view = ? AND document = ?")
                .params(view, document)
                .query(Long.class)
                .single();
        return new PageOf<>(waiting(view, document, page.offset(), page.size()), total);
    }

    private List<Waiting> waiting(String view, String document, long offset, int limit) {
        return database.jdbc()
                .sql("SELECT position, sealed_cause FROM vault.parked_event WHERE view = ? AND document = ?"
                        + " ORDER BY position OFFSET ? LIMIT ?")
                .params(view, document, offset, limit)
                .query((row, index) -> open(view, document, row))
                .list();
    }

    private Waiting open(String view, String document, ResultSet row) throws SQLException {
        long position = row.getLong("position");
        byte[] cause = Sealing.open(key, owner(view, document, position), row.getBytes("sealed_cause"));
        return new Waiting(position, new String(cause, StandardCharsets.UTF_8));
    }

    @Override
    public void release(String view, String document) {
        database.durably(() -> database.jdbc()
                .sql("DELETE FROM vault.parked_event WHERE view = ? AND document = ?")
                .params(view, document)
                .update());
    }

    @Override
    public void parkAgain(String view, String document, Waiting event) {
        byte[] sealed = seal(view, document, event);
        database.inTransaction(() -> {
            database.jdbc()
                    .sql("DELETE FROM vault.parked_event WHERE view = ? AND document = ? AND position < ?")
                    .params(view, document, event.position())
                    .update();
            return database.jdbc()
                    .sql("INSERT INTO vault.parked_event (view, document, position, sealed_cause) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (view, document, position) DO UPDATE"
                            + " SET sealed_cause = excluded.sealed_cause")
                    .params(view, document, event.position(), sealed)
                    .update();
        });
    }

    @Override
    public void evict(String view, String document, long position, long act) {
        database.durably(() -> database.jdbc()
                .sql("INSERT INTO vault.evicted_event (view, document, position, act) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(view, document, position, act)
                .update());
    }

    @Override
    public PageOf<Parked> list(Page page) {
        return parked("", page);
    }

    @Override
    public PageOf<Parked> list(String view, Page page) {
        return parked("WHERE view = ? ", page, view);
    }

    private PageOf<Parked> parked(String which, Page page, String... view) {
        String parked = "FROM (SELECT view, document, min(position) AS first, count(*) AS waiting"
                + " FROM vault.parked_event " + which + "GROUP BY view, document) AS parked ";
        long total = database.jdbc()
                .sql("SELECT count(*) " + parked)
                .params((Object[]) view)
                .query(Long.class)
                .single();
        List<Parked> found = database.jdbc()
                .sql("SELECT event.view, event.document, event.position, sealed_cause, parked_at, waiting " + parked
                        + "JOIN vault.parked_event AS event ON event.view = parked.view"
                        + " AND event.document = parked.document AND event.position = parked.first"
                        + " ORDER BY event.view, event.document OFFSET " + page.offset() + " LIMIT " + page.size())
                .params((Object[]) view)
                .query((row, index) -> new Parked(
                        row.getString("view"),
                        row.getString("document"),
                        open(row.getString("view"), row.getString("document"), row),
                        row.getTimestamp("parked_at").toInstant(),
                        row.getLong("waiting")))
                .list();
        return new PageOf<>(found, total);
    }

    private byte[] seal(String view, String document, Waiting event) {
        byte[] cause = event.cause().getBytes(StandardCharsets.UTF_8);
        return Sealing.seal(key, owner(view, document, event.position()), cause);
    }

    private static String owner(String view, String document, long position) {
        return "event " + position + " of " + view + "/" + document;
    }
}
