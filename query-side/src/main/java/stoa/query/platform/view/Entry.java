package stoa.query.platform.view;

import java.util.Comparator;

/** An id in a list, and what it is ordered by: rank first, then id; lists in order of ids have rank 0 throughout. */
public record Entry(long rank, long id) implements Comparable<Entry> {

    /** Before every entry with a positive rank or id. */
    public static final Entry FIRST = new Entry(Long.MIN_VALUE, Long.MIN_VALUE);

    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::rank).thenComparingLong(Entry::id);

    /** An entry of a list that is in order of ids. */
    public static Entry of(long id) {
        return new Entry(0, id);
    }

    @Override
    public int compareTo(Entry other) {
        return ORDER.compare(this, other);
    }
}
