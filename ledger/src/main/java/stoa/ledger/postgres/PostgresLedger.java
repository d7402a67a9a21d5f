package stoa.ledger.postgres;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import stoa.ledger.Append;
import stoa.ledger.Appended;
import stoa.ledger.Ledger;
import stoa.ledger.LedgerSettings;
import stoa.ledger.Snapshot;
import stoa.ledger.StoredEvent;
import stoa.ledger.commit.Committer;
import stoa.ledger.tail.Announcements;
import stoa.ledger.tail.Tail;

/** One node's access to a ledger in PostgreSQL. Any number of them, in any number of processes, may share one. */
public final class PostgresLedger implements Ledger {

    private final CompositeMeterRegistry meters = new CompositeMeterRegistry();
    private final UUID id;
    private final EventReader reader;
    private final SnapshotStore snapshots;
    private final Tail tail;
    private final Announcements announcements;
    private final Committer committer;

    private PostgresLedger(LedgerDatabase database, LedgerSettings settings) {
        String node = UUID.randomUUID().toString();
        Sql sql = new Sql(database.pool());
        this.id = sql.list("select id from ledger.head", row -> row.getObject(1, UUID.class))
                .getFirst();
        this.reader = new EventReader(sql);
        this.snapshots = new SnapshotStore(sql);
        this.tail = new Tail(reader, settings);
        this.announcements = new Announcements(database.dedicated(), node, tail);
        this.committer = new Committer(database.dedicated(), settings, node, tail::committed, meters);
    }

    /** The database must have been {@linkplain LedgerDatabase#migrate migrated}. It is not closed with the ledger. */
    public static PostgresLedger open(LedgerDatabase database, LedgerSettings settings) {
        return new PostgresLedger(database, settings);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Appended append(Append append) {
        return committer.append(append);
    }

    @Override
    public long position() {
        return tail.position();
    }

    @Override
    public long head() {
        return reader.head();
    }

    @Override
    public List<StoredEvent> page(long after, int limit) {
        return reader.page(after, limit);
    }

    @Override
    public List<StoredEvent> recent(long after, int limit) {
        return tail.recent(after, limit);
    }

    @Override
    public List<StoredEvent> stream(String stream, long fromSequence, int limit) {
        return reader.stream(stream, fromSequence, limit);
    }

    @Override
    public long endOf(String stream) {
        return reader.endOf(stream);
    }

    @Override
    public long positionBefore(Instant time) {
        return reader.positionBefore(time);
    }

    @Override
    public Runnable onAppended(Consumer<List<StoredEvent>> listener) {
        return tail.onAppended(listener);
    }

    @Override
    public void store(Snapshot snapshot) {
        snapshots.store(snapshot);
    }

    @Override
    public Optional<Snapshot> snapshot(String stream) {
        return snapshots.find(stream);
    }

    @Override
    public MeterBinder meters() {
        return meters::add;
    }

    /** Commits what waits, then ends. */
    @Override
    public void close() {
        committer.close();
        announcements.close();
        tail.close();
        meters.close();
    }
}
