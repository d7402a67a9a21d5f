package stoa.ledger.postgres;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import stoa.ledger.tree.HashSource;
import stoa.ledger.tree.Subtree;

/**
 * The tiles from which some leaves are proven, read with one statement for each level, however many leaves they are: a
 * leaf's own tile, those above it, and at each level the one at the tree's right edge.
 */
final class Tiles implements HashSource {

    private static final int HEIGHT = 8;
    private static final int WIDTH = 1 << HEIGHT;
    private static final String LEAVES = """
            select e.position - 1, e.leaf from unnest(?) as tile cross join lateral (
                select position, leaf from ledger.event
                where position > tile * 256 and position <= tile * 256 + 256) e
            """;
    private static final String SUBTREES = """
            select s.index, s.hash from unnest(?) as tile cross join lateral (
                select index, hash from ledger.subtree
                where level = ? and index >= tile * 256 and index < tile * 256 + 256) s
            """;

    private record Tile(int level, long index) {}

    private final Map<Tile, byte[][]> tiles = new HashMap<>();

    private Tiles() {}

    static Tiles under(Sql sql, Collection<Long> leaves, long size) {
        Tiles read = new Tiles();
        for (int level = 0; (size >>> (HEIGHT * level)) > 0; level++) {
            int height = HEIGHT * (level + 1);
            long[] indexes = LongStream.concat(
                            LongStream.of(size >>> height), leaves.stream().mapToLong(leaf -> leaf >>> height))
                    .sorted()
                    .distinct()
                    .toArray();
            read.keep(level, hashes(sql, level, indexes));
        }
        return read;
    }

    private static List<Subtree> hashes(Sql sql, int level, long[] indexes) {
        return level == 0
                ? sql.list(LEAVES, row -> new Subtree(level, row.getLong(1), row.getBytes(2)), indexes)
                : sql.list(SUBTREES, row -> new Subtree(level, row.getLong(1), row.getBytes(2)), indexes, level);
    }

    private void keep(int level, List<Subtree> hashes) {
        for (Subtree hash : hashes) {
            tiles.computeIfAbsent(new Tile(level, hash.index() >>> HEIGHT), tile -> new byte[WIDTH][])[
                            (int) (hash.index() % WIDTH)] =
                    hash.hash();
        }
    }

    /** No row of hashes that a tree's nodes are made of crosses the end of a tile. */
    @Override
    public List<byte[]> hashes(int level, long from, int count) {
        byte[][] tile = tiles.getOrDefault(new Tile(level, from >>> HEIGHT), new byte[WIDTH][]);
        int first = (int) (from % WIDTH);
        return Arrays.stream(tile, first, first + count)
                .filter(Objects::nonNull)
                .toList();
    }
}
