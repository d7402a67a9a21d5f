package stoa.ledger.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.StoredEvent;
import stoa.ledger.tree.Checkpoint;
import stoa.ledger.tree.Subtree;
import stoa.ledger.tree.TreeHash;

/** Reads a stretch of the log and hashes its events. For use by several threads. */
final class StretchReader {

    private static final String EVENTS = """
            select position, stream, sequence, event_id, name, revision, recorded_at, metadata, payload, leaf
            from ledger.event where position > ? and position <= ? order by position
            """;
    private static final int LEAF = 10;
    private static final String SUBTREES = """
            select s.level, s.index, s.hash from generate_series(1, 7) as height cross join lateral (
                select level, index, hash from ledger.subtree
                where level = height and index >= ? >> (8 * height) and index < ? >> (8 * height)) s
            """;
    private static final String NOTES = "select note from ledger.checkpoint where size > ? and size <= ?";

    private final Sql sql;
    private final Predicate<String> signed;
    private final boolean keepEvents;

    /** @param keepEvents whether somebody wants to see them */
    StretchReader(Sql sql, Predicate<String> signed, boolean keepEvents) {
        this.sql = sql;
        this.signed = signed;
        this.keepEvents = keepEvents;
    }

    /** What follows {@code from}, up to {@code to}; the first one also with what was signed before any event. */
    Stretch read(long from, long to) {
        TreeHash hash = new TreeHash();
        List<Stretch.Hashed> events = sql.stream(EVENTS, row -> hash(row, hash), Stretch.Hashed::right, from, to);
        Map<String, byte[]> subtrees =
                sql
                        .list(SUBTREES, row -> new Subtree(row.getInt(1), row.getLong(2), row.getBytes(3)), from, to)
                        .stream()
                        .collect(Collectors.toMap(Stretch::key, Subtree::hash));
        Map<Long, Stretch.Note> notes = sql.list(NOTES, this::note, from == 0 ? -1 : from, to).stream()
                .collect(Collectors.toMap(note -> note.checkpoint().size(), note -> note));
        return new Stretch(to, events, subtrees, notes);
    }

    private Stretch.Hashed hash(ResultSet row, TreeHash hash) throws SQLException {
        StoredEvent stored = EventReader.read(row);
        byte[] leaf = hash.leaf(CanonicalBytes.of(stored.position(), stored.event()));
        boolean right = Arrays.equals(leaf, row.getBytes(LEAF));
        return new Stretch.Hashed(stored.position(), leaf, right, keepEvents ? Optional.of(stored) : Optional.empty());
    }

    private Stretch.Note note(ResultSet row) throws SQLException {
        String note = row.getString(1);
        return new Stretch.Note(Checkpoint.parse(note), signed.test(note));
    }
}
