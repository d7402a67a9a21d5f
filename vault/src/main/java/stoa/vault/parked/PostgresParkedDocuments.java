package stoa.vault.parked;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
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
    public Set<String> parked(String view) {
        return new HashSet<>(database.jdbc()
                .sql("SELECT DISTINCT document FROM vault.parked_event WHERE view = ?")
                .param(view)
                .query(String.class)
                .list());
    }

    @Override
    public void park(String view, String document, Waiting event) {
        byte[] cause = event.cause().getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Sealing.seal(key, owner(view, document, event.position()), cause);
        database.durably(() -> database.jdbc()
                .sql("INSERT INTO vault.parked_event (view, document, position, sealed_cause) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(view, document, event.position(), sealed)
                .update());
    }

    @Override
    public List<Waiting> waiting(String view, String document) {
        return database.jdbc()
                .sql("SELECT position, sealed_cause FROM vault.parked_event WHERE view = ? AND document = ?"
                        + " ORDER BY position")
                .params(view, document)
                .query((row, index) -> {
                    long position = row.getLong("position");
                    byte[] cause = Sealing.open(key, owner(view, document, position), row.getBytes("sealed_cause"));
                    return new Waiting(position, new String(cause, StandardCharsets.UTF_8));
                })
                .list();
    }

    @Override
    public void release(String view, String document) {
        database.durably(() -> database.jdbc()
                .sql("DELETE FROM vault.parked_event WHERE view = ? AND document = ?")
                .params(view, document)
                .update());
    }

    private static String owner(String view, String document, long position) {
        return "event " + position + " of " + view + "/" + document;
    }
}
