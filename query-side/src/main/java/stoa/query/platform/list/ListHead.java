package stoa.query.platform.list;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import org.bson.Document;
import org.bson.types.Binary;
import stoa.query.platform.view.Entry;

/**
 * A list's header: the one document of a list that changes, and so the point at which a change takes place.
 *
 * @param tail the newest entries themselves
 * @param sealed the last entry that ever went from the tail into a bucket; all that is greater belongs to the tail
 * @param buckets the rest, in ascending order
 * @param retired buckets that this header's predecessor named and this one does not; the next change deletes them, so
 *     that a reader who still holds the predecessor finds them
 */
public record ListHead(Run tail, Entry sealed, List<Bucket> buckets, List<Long> retired) {

    public static final ListHead EMPTY = new ListHead(Run.EMPTY, Entry.FIRST, List.of(), List.of());

    public ListHead {
        buckets = List.copyOf(buckets);
        retired = List.copyOf(retired);
    }

    /**
     * One bucket of a list.
     *
     * @param first its smallest entry
     * @param ref its id, drawn at random and never used again
     */
    public record Bucket(Entry first, int count, long ref) {}

    public long total() {
        return tail.size() + buckets.stream().mapToLong(Bucket::count).sum();
    }

    public static Document write(ListHead head) {
        return new Document("total", head.total())
                .append("tail", head.tail.encoded())
                .append("sealedRank", head.sealed.rank())
                .append("sealedId", head.sealed.id())
                .append("buckets", encoded(head.buckets))
                .append("retired", head.retired);
    }

    public static ListHead read(Document stored) {
        return new ListHead(
                Run.decode(stored.get("tail", Binary.class)),
                new Entry(stored.getLong("sealedRank"), stored.getLong("sealedId")),
                decode(stored.get("buckets", Binary.class)),
                stored.getList("retired", Long.class));
    }

    private static Binary encoded(List<Bucket> buckets) {
        PackedLongs.Writer out = new PackedLongs.Writer(buckets.size() * 18);
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

    private static List<Bucket> decode(Binary stored) {
        List<Bucket> buckets = new ArrayList<>();
        PrimitiveIterator.OfLong in = PackedLongs.read(stored.getData());
        Entry before = new Entry(0, 0);
        while (in.hasNext()) {
            Entry first = new Entry(before.rank() + in.nextLong(), before.id() + in.nextLong());
            buckets.add(new Bucket(first, Math.toIntExact(in.nextLong()), in.nextLong()));
            before = first;
        }
        return buckets;
    }
}
