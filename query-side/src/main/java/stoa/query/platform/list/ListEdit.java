package stoa.query.platform.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.LongSupplier;
import stoa.query.platform.list.ListHead.Bucket;
import stoa.query.platform.view.Entry;

/**
 * One change of one list: which buckets it needs, and the header and new buckets that it leads to. Buckets grow with
 * the square root of the list, so that a header names about a thousand of them at a million entries and never more
 * than a few thousand.
 */
final class ListEdit {

    private static final int SMALLEST_BUCKET = 256;

    private final ListHead before;
    private final NavigableMap<Entry, Boolean> inTail;
    private final NavigableMap<Entry, Boolean> inBuckets;
    private final int capacity;
    private final List<Bucket> buckets = new ArrayList<>();
    private final Map<Long, Run> written = new HashMap<>();
    private final List<Long> retired = new ArrayList<>();

    /**
     * @param changes for each entry that changed, whether it is in the list afterwards
     */
    ListEdit(ListHead before, NavigableMap<Entry, Boolean> changes) {
        this.before = before;
        this.inTail = changes.tailMap(before.sealed(), false);
        this.inBuckets = changes.headMap(before.sealed(), true);
        this.capacity = Math.max(SMALLEST_BUCKET, 2 * (int) Math.sqrt(before.total() + (double) changes.size()));
    }

    /** The buckets to load before {@link #apply}. */
    Set<Long> needs() {
        if (inBuckets.isEmpty()) {
            return Set.of();
        }
        Set<Long> refs = new LinkedHashSet<>();
        for (int i = 0; i < before.buckets().size(); i++) {
            if (!changesOf(i).isEmpty()) {
                refs.add(before.buckets().get(i).ref());
            }
        }
        return refs;
    }

    /** The header after the change; {@link #written()} are the buckets that it names and that do not exist yet. */
    ListHead apply(Map<Long, Run> loaded, LongSupplier refs) {
        Run tail = before.tail().with(inTail);
        int sealable = (tail.size() / capacity - 1) * capacity;
        if (inBuckets.isEmpty() && sealable <= 0) {
            return new ListHead(tail, before.sealed(), before.directory(), retired);
        }
        changeBuckets(loaded, refs);
        return sealTail(tail, sealable, refs);
    }

    private void changeBuckets(Map<Long, Run> loaded, LongSupplier refs) {
        for (int i = 0; i < before.buckets().size(); i++) {
            Bucket bucket = before.buckets().get(i);
            NavigableMap<Entry, Boolean> changes = changesOf(i);
            Run old = loaded.get(bucket.ref());
            Run changed = changes.isEmpty() ? old : old.with(changes);
            if (changes.isEmpty() || changed.equals(old)) {
                buckets.add(bucket);
            } else {
                retired.add(bucket.ref());
                addBuckets(changed, refs);
            }
        }
        if (before.buckets().isEmpty()) {
            addBuckets(Run.EMPTY.with(inBuckets), refs);
        }
    }

    Map<Long, Run> written() {
        return written;
    }

    private ListHead sealTail(Run tail, int sealable, LongSupplier refs) {
        if (sealable <= 0) {
            return new ListHead(tail, before.sealed(), Directory.of(buckets), retired);
        }
        addBuckets(tail.slice(0, sealable), refs);
        return new ListHead(
                tail.slice(sealable, tail.size()), tail.entry(sealable - 1), Directory.of(buckets), retired);
    }

    private void addBuckets(Run run, LongSupplier refs) {
        int pieces = run.size() <= 2 * capacity ? 1 : run.size() / capacity;
        for (int i = 0; i < pieces && run.size() > 0; i++) {
            int from = (int) ((long) run.size() * i / pieces);
            int to = (int) ((long) run.size() * (i + 1) / pieces);
            Run piece = run.slice(from, to);
            long ref = refs.getAsLong();
            written.put(ref, piece);
            buckets.add(new Bucket(piece.entry(0), piece.size(), ref));
        }
    }

    /** Before the first bucket's first entry there is none, so what is smaller belongs to it too. */
    private NavigableMap<Entry, Boolean> changesOf(int index) {
        List<Bucket> all = before.buckets();
        NavigableMap<Entry, Boolean> from =
                index == 0 ? inBuckets : inBuckets.tailMap(all.get(index).first(), true);
        return index + 1 == all.size() ? from : from.headMap(all.get(index + 1).first(), false);
    }
}
