package stoa.ledger.postgres;

import java.util.List;
import java.util.Optional;
import stoa.ledger.tree.HashSource;
import stoa.ledger.tree.RightEdge;
import stoa.ledger.tree.Subtree;

/** The tree as the database keeps it: leaf hashes beside their events, roots of larger subtrees, the right edge. */
final class TreeStore implements HashSource {

    private static final String LEAVES =
            "select leaf from ledger.event where position between ? and ? order by position";
    private static final String SUBTREES =
            "select hash from ledger.subtree where level = ? and index between ? and ? order by index";
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

    List<Subtree> subtrees() {
        return sql.list(
                "select level, index, hash from ledger.subtree order by level, index",
                row -> new Subtree(row.getInt(1), row.getLong(2), row.getBytes(3)));
    }

    /** As it is in this moment. */
    RightEdge edge() {
        return sql.list("select position, edge from ledger.head", row -> RightEdge.of(row.getLong(1), row.getBytes(2)))
                .getFirst();
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

    List<String> notes() {
        return sql.list("select note from ledger.checkpoint order by size", row -> row.getString(1));
    }

    void store(long size, byte[] root, String note) {
        sql.update(CHECKPOINT, size, root, note);
    }
}
