package stoa.query.platform.list;

import java.util.Arrays;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PrimitiveIterator;
import org.bson.types.Binary;
import stoa.query.platform.view.Entry;

/** Distinct entries in ascending order, unchangeable. Stored as differences: about six bytes for a public id. */
public final class Run {

    static final Run EMPTY = new Run(new long[0], new long[0]);

    private final long[] ranks;
    private final long[] ids;

    /** What the entries are stored as, without their number: made when asked for, and handed on to what follows. */
    private byte[] body;

    private Run(long[] ranks, long[] ids) {
        this.ranks = ranks;
        this.ids = ids;
    }

    int size() {
        return ids.length;
    }

    Entry entry(int index) {
        return new Entry(ranks[index], ids[index]);
    }

    /** The smallest entry that is greater than this one, which need not be in the run. */
    Optional<Entry> firstAfter(Entry entry) {
        int next = firstIndexAfter(entry);
        return next < ids.length ? Optional.of(entry(next)) : Optional.empty();
    }

    /** Where that one stands; the size of the run if there is none. */
    int firstIndexAfter(Entry entry) {
        int place = lowerBound(entry, 0);
        return place < ids.length && entry(place).equals(entry) ? place + 1 : place;
    }

    /** The entries from one index up to, and without, another. */
    Run slice(int from, int to) {
        return new Run(Arrays.copyOfRange(ranks, from, to), Arrays.copyOfRange(ids, from, to));
    }

    /** This run with each entry of {@code changes} in it (true) or not in it (false). */
    Run with(NavigableMap<Entry, Boolean> changes) {
        boolean appends = !changes.isEmpty()
                && !changes.containsValue(false)
                && (ids.length == 0 || entry(ids.length - 1).compareTo(changes.firstKey()) < 0);
        return appends ? followedBy(changes.keySet()) : merged(changes);
    }

    private Run followedBy(Collection<Entry> entries) {
        int size = ids.length;
        Run longer = new Run(Arrays.copyOf(ranks, size + entries.size()), Arrays.copyOf(ids, size + entries.size()));
        for (Entry entry : entries) {
            longer.ranks[size] = entry.rank();
            longer.ids[size++] = entry.id();
        }
        byte[] begun = body;
        if (begun != null) {
            longer.body = longer.encode(begun, ids.length);
        }
        return longer;
    }

    private Run merged(NavigableMap<Entry, Boolean> changes) {
        long[] mergedRanks = new long[ids.length + changes.size()];
        long[] mergedIds = new long[ids.length + changes.size()];
        int size = 0;
        int next = 0;
        for (var change : changes.entrySet()) {
            int until = lowerBound(change.getKey(), next);
            System.arraycopy(ranks, next, mergedRanks, size, until - next);
            System.arraycopy(ids, next, mergedIds, size, until - next);
            size += until - next;
            next = until < ids.length && entry(until).equals(change.getKey()) ? until + 1 : until;
            if (change.getValue()) {
                mergedRanks[size] = change.getKey().rank();
                mergedIds[size++] = change.getKey().id();
            }
        }
        System.arraycopy(ranks, next, mergedRanks, size, ids.length - next);
        System.arraycopy(ids, next, mergedIds, size, ids.length - next);
        size += ids.length - next;
        return new Run(Arrays.copyOf(mergedRanks, size), Arrays.copyOf(mergedIds, size));
    }

    private int lowerBound(Entry entry, int from) {
        int low = from;
        int high = ids.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before =
                    ranks[middle] < entry.rank() || (ranks[middle] == entry.rank() && ids[middle] < entry.id());
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Binary encoded() {
        byte[] entries = body;
        if (entries == null) {
            entries = encode(new byte[0], 0);
            body = entries;
        }
        PackedLongs.Writer out = new PackedLongs.Writer(entries.length);
        out.write(ids.length);
        out.write(entries);
        return new Binary(out.bytes());
    }

    /** What {@code begun} begins, with the entries from that index on. */
    private byte[] encode(byte[] begun, int from) {
        PackedLongs.Writer out = new PackedLongs.Writer(begun.length + (ids.length - from) * 8);
        out.write(begun);
        long rank = from == 0 ? 0 : ranks[from - 1];
        long id = from == 0 ? 0 : ids[from - 1];
        for (int i = from; i < ids.length; i++) {
            out.write(ranks[i] - rank);
            out.write(ids[i] - id);
            rank = ranks[i];
            id = ids[i];
        }
        return out.bytes();
    }

    static Run decode(Binary stored) {
        PrimitiveIterator.OfLong in = PackedLongs.read(stored.getData());
        int size = Math.toIntExact(in.nextLong());
        long[] ranks = new long[size];
        long[] ids = new long[size];
        long rank = 0;
        long id = 0;
        for (int i = 0; i < size; i++) {
            rank += in.nextLong();
            id += in.nextLong();
            ranks[i] = rank;
            ids[i] = id;
        }
        return new Run(ranks, ids);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Run run && Arrays.equals(ranks, run.ranks) && Arrays.equals(ids, run.ids);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ranks) + Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return size() == 0 ? "[]" : "[" + entry(0) + ".." + entry(size() - 1) + ": " + size() + "]";
    }
}
