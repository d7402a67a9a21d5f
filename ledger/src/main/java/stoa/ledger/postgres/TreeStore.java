package stoa.ledger.postgres;

import java.util.List;
import java.util.Optional;
import stoa.ledger.tree.HashSource;
import stoa.ledger.tree.RightEdge;
import stoa.ledger.tree.TreeProofs;

/** The tree as the database keeps it: leaf hashes beside their events, roots of larger subtrees, the right edge. */
final class TreeStore implements HashSource {

    private static final String LEAVES =
            "select leaf from ledger.event where position between ? and ? order by position";
    private static final String SUBTREES =
            "select hash from ledger.subtree where level = ? and index between ? and ? order by index";
    private static final String END =
            "select position, edge, (select coalesce(max(position), 0) from ledger.event) from ledger.head";
    private static final String CHECKPOINT = """
            insert into ledger.checkpoint (size, root, note) values (?, ?, ?)
            on conflict (size) do update set root = excluded.root, note = excluded.note, signed_at = now()
            """;

    private final Sql sql;

    TreeStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<byte[]> hashes(int level, long from, int count) {
        return level == 0
                ? sql.list(LEAVES, row -> row.getBytes(1), from + 1, from + count)
                : sql.list(SUBTREES, row -> row.getBytes(1), level, from, from + count - 1);
    }

    /** As it is in this moment. */
    RightEdge edge() {
        return sql.list("select position, edge from ledger.head", row -> RightEdge.of(row.getLong(1), row.getBytes(2)))
                .getFirst();
    }

    /** As it was at a size, by the stored hashes; empty if there are not enough of them. */
    Optional<RightEdge> edgeAt(long size) {
        try {
            return Optional.of(new TreeProofs(this).edge(size));
        } catch (IllegalArgumentException incomplete) {
            return Optional.empty();
        }
    }

    /**
     * How the log ends.
     *
     * @param size as the head says
     * @param edge as the head says, which may be of another size where somebody had their hands on it
     * @param lastEvent what should be the size
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once, never compared as a whole.
    record End(long size, byte[] edge, long lastEvent) {}

    /** All of it as it is in one moment. */
    End end() {
        return sql.list(END, row -> new End(row.getLong(1), row.getBytes(2), row.getLong(3)))
                .getFirst();
    }

    /** Of the first event beyond a position. */
    Optional<Long> positionAfter(long position) {
        String next = "select position from ledger.event where position > ? order by position limit 1";
        return sql.list(next, row -> row.getLong(1), position).stream().findFirst();
    }

    Optional<String> newestNote() {
        return sql
                .list("select note from ledger.checkpoint order by size desc limit 1", row -> row.getString(1))
                .stream()
                .findFirst();
    }

    Optional<String> note(long size) {
        return sql.list("select note from ledger.checkpoint where size = ?", row -> row.getString(1), size).stream()
                .findFirst();
    }

    /** The newest of those that cover less than a log of this size; none is asked of the tree without events. */
    Optional<String> noteBefore(long size) {
        String note = "select note from ledger.checkpoint where size > 0 and size < ? order by size desc limit 1";
        return sql.list(note, row -> row.getString(1), size).stream().findFirst();
    }

    long largestNote() {
        return sql.list("select coalesce(max(size), 0) from ledger.checkpoint", row -> row.getLong(1))
                .getFirst();
    }

    List<String> notes() {
        return sql.list("select note from ledger.checkpoint order by size", row -> row.getString(1));
    }

    void store(long size, byte[] root, String note) {
        sql.update(CHECKPOINT, size, root, note);
    }
}
