package stoa.ledger.postgres;

import java.util.Optional;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.LedgerEvent;
import stoa.ledger.Snapshot;

/** One snapshot per stream, the latest. */
final class SnapshotStore {

    private static final String STORE = """
            insert into ledger.snapshot
                (stream, sequence, type, event_id, name, revision, recorded_at, metadata, payload)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (stream) do update set
                sequence = excluded.sequence, type = excluded.type, event_id = excluded.event_id, name = excluded.name,
                revision = excluded.revision, recorded_at = excluded.recorded_at, metadata = excluded.metadata,
                payload = excluded.payload
            where snapshot.sequence <= excluded.sequence
            """;
    private static final String FIND = """
            select type, stream, sequence, event_id, name, revision, recorded_at, metadata, payload
            from ledger.snapshot where stream = ?
            """;

    private final Sql sql;

    SnapshotStore(Sql sql) {
        this.sql = sql;
    }

    void store(Snapshot snapshot) {
        LedgerEvent event = snapshot.event();
        sql.update(
                STORE,
                event.stream(),
                event.sequence(),
                snapshot.type(),
                event.id(),
                event.name(),
                event.revision(),
                CanonicalBytes.micros(event.time()),
                event.metadata(),
                event.payload());
    }

    Optional<Snapshot> find(String stream) {
        return sql.list(FIND, row -> new Snapshot(row.getString(1), EventReader.readEvent(row)), stream).stream()
                .findFirst();
    }
}
