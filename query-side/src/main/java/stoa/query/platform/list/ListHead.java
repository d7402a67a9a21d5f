package stoa.query.platform.list;

import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import stoa.query.platform.view.Entry;

/**
 * A list's header: the one document of a list that changes, and so the point at which a change takes place.
 *
 * @param tail the newest entries themselves
 * @param sealed the last entry that ever went from the tail into a bucket; all that is greater belongs to the tail
 * @param directory the buckets that hold the rest
 * @param retired buckets that this header's predecessor named and this one does not; the next change deletes them, so
 *     that a reader who still holds the predecessor finds them
 */
record ListHead(Run tail, Entry sealed, Directory directory, List<Long> retired) {

    static final ListHead EMPTY = new ListHead(Run.EMPTY, Entry.FIRST, Directory.EMPTY, List.of());

    ListHead {
        retired = List.copyOf(retired);
    }

    /**
     * One bucket of a list.
     *
     * @param first its smallest entry
     * @param ref its id, drawn at random and never used again
     */
    record Bucket(Entry first, int count, long ref) {}

    List<Bucket> buckets() {
        return directory.buckets();
    }

    long total() {
        return tail.size() + directory.entries();
    }

    static Document write(ListHead head) {
        return new Document("total", head.total())
                .append("tail", head.tail.encoded())
                .append("sealedRank", head.sealed.rank())
                .append("sealedId", head.sealed.id())
                .append("buckets", head.directory.encoded())
                .append("retired", head.retired);
    }

    static ListHead read(Document stored) {
        return new ListHead(
                Run.decode(stored.get("tail", Binary.class)),
                new Entry(stored.getLong("sealedRank"), stored.getLong("sealedId")),
                Directory.decode(stored.get("buckets", Binary.class)),
                stored.getList("retired", Long.class));
    }
}
