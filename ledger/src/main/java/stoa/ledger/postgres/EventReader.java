package stoa.ledger.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.LedgerEvent;
import stoa.ledger.StoredEvent;
import stoa.ledger.tail.LogReader;

/** Reads events back, in finite pages. */
final class EventReader implements LogReader {

    private static final long PAGE_BYTES = 8L << 20;
    private static final int SMALL = 500;
    private static final String COLUMNS = """
            select position, stream, sequence, event_id, name, revision, recorded_at, metadata, payload
            from ledger.event
            """;

    private final Sql sql;

    EventReader(Sql sql) {
        this.sql = sql;
    }

    @Override
    public long head() {
        return sql.list("select position from ledger.head", row -> row.getLong(1))
                .getFirst();
    }

    @Override
    public List<StoredEvent> page(long after, int limit) {
        String page = COLUMNS + " where position > ? order by position limit ?";
        return limit <= SMALL
                ? sql.list(page, EventReader::read, after, limit)
                : sql.stream(page, EventReader::read, upToBytes(), after, limit);
    }

    List<StoredEvent> stream(String stream, long fromSequence, int limit) {
        String page = COLUMNS + " where stream = ? and sequence >= ? order by sequence limit ?";
        return sql.list(page, EventReader::read, stream, fromSequence, limit);
    }

    /** The last event of a stream up to a position. */
    Optional<StoredEvent> last(String stream, long upTo) {
        String last = COLUMNS + " where stream = ? and position <= ? order by sequence desc limit 1";
        return sql.list(last, EventReader::read, stream, upTo).stream().findFirst();
    }

    /** Those of these positions that there are, in order. */
    List<StoredEvent> at(List<Long> positions) {
        String these = COLUMNS + " where position = any (?) order by position";
        return sql.list(these, EventReader::read, (Object)
                positions.stream().mapToLong(Long::longValue).toArray());
    }

    long endOf(String stream) {
        return sql.list("select ledger.end_of(?)", row -> row.getLong(1), stream)
                .getFirst();
    }

    long positionBefore(Instant time) {
        String first = "select coalesce((select min(position) from ledger.event where recorded_at >= ?) - 1,"
                + " (select position from ledger.head))";
        return sql.list(first, row -> row.getLong(1), CanonicalBytes.micros(time))
                .getFirst();
    }

    private static Predicate<StoredEvent> upToBytes() {
        AtomicLong bytes = new AtomicLong();
        return event -> bytes.addAndGet(event.event().bytes()) < PAGE_BYTES;
    }

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(row.getLong(1), readEvent(row));
    }

    /** From the second column on. */
    static LedgerEvent readEvent(ResultSet row) throws SQLException {
        return new LedgerEvent(
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                CanonicalBytes.time(row.getLong(7)),
                row.getBytes(8),
                row.getBytes(9));
    }
}
