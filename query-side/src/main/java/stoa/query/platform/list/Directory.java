package stoa.query.platform.list;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import org.bson.types.Binary;
import stoa.query.platform.list.ListHead.Bucket;
import stoa.query.platform.view.Entry;

/**
 * The buckets of a list, in ascending order, unchangeable. Most changes of a list leave them alone, so what they are
 * stored as is made once and handed on from header to header.
 */
final class Directory {

    static final Directory EMPTY = new Directory(List.of(), new Binary(new byte[0]));

    private static final int BYTES_PER_BUCKET = 18;

    private final List<Bucket> buckets;
    private final Binary encoded;
    private final long entries;

    private Directory(List<Bucket> buckets, Binary encoded) {
        this.buckets = List.copyOf(buckets);
        this.encoded = encoded;
        this.entries = buckets.stream().mapToLong(Bucket::count).sum();
    }

    static Directory of(List<Bucket> buckets) {
        return new Directory(buckets, encode(buckets));
    }

    List<Bucket> buckets() {
        return buckets;
    }

    /** The last bucket that begins at the entry or before it, -1 for none. */
    int at(Entry entry) {
        int low = 0;
        int high = buckets.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (buckets.get(middle).first().compareTo(entry) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** How many entries all buckets have together. */
    long entries() {
        return entries;
    }

    Binary encoded() {
        return encoded;
    }

    private static Binary encode(List<Bucket> buckets) {
        PackedLongs.Writer out = new PackedLongs.Writer(buckets.size() * BYTES_PER_BUCKET);
        Entry before = new Entry(0, 0);
        for (Bucket bucket : buckets) {
            out.write(bucket.first().rank() - before.rank());
            out.write(bucket.first().id() - before.id());
            out.write(bucket.count());
            out.write(bucket.ref());
            before = bucket.first();
        }
        return new Binary(out.bytes());
    }

    static Directory decode(Binary stored) {
        List<Bucket> buckets = new ArrayList<>();
        PrimitiveIterator.OfLong in = PackedLongs.read(stored.getData());
        Entry before = new Entry(0, 0);
        while (in.hasNext()) {
            Entry first = new Entry(before.rank() + in.nextLong(), before.id() + in.nextLong());
            buckets.add(new Bucket(first, Math.toIntExact(in.nextLong()), in.nextLong()));
            before = first;
        }
        return new Directory(buckets, stored);
    }
}
