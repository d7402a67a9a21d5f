package stoa.query.platform.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.bson.Document;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.query.platform.mongo.Format;
import stoa.query.platform.mongo.Stored;
import stoa.query.platform.mongo.StoredDocuments;
import stoa.query.platform.mongo.ViewStore;
import stoa.query.platform.read.Documents;
import stoa.query.platform.read.Ownership;
import stoa.query.platform.view.Entry;

/**
 * The lists of one view: changed by its owner, read by anybody. New buckets are written first, then the header that
 * names them, guarded by position. A kill between the two leaves the list as it was and buckets that nobody names; a
 * slower owner's header is refused, and its buckets have ids that no header names.
 */
public final class StoredLists {

    private final Documents<ListHead> heads;
    private final StoredBuckets buckets;
    private final ListReads reads;

    public StoredLists(ViewStore store, String heads, String buckets, Ownership ownership) {
        this.heads = new Documents<>(new StoredDocuments<>(store, heads, new HeadFormat()), ownership);
        this.buckets = new StoredBuckets(store, buckets);
        this.reads = new ListReads(this.heads, this.buckets);
    }

    /** One page, greatest entries first, and the length of the list; an unknown list is empty. */
    public PageOf<Entry> page(String list, Page page) {
        return read(list, head -> ListPage.descending(head, page.offset(), page.size()));
    }

    /** One page, smallest entries first, and the length of the list; an unknown list is empty. */
    public PageOf<Entry> ascendingPage(String list, Page page) {
        return read(list, head -> ListPage.ascending(head, page.offset(), page.size()));
    }

    /** So many entries after so many others, smallest first, and the length of the list. */
    public PageOf<Entry> ascending(String list, long offset, int size) {
        return read(list, head -> ListPage.ascending(head, offset, size));
    }

    /** The whole list, greatest entries first: for lists that are shown in another order than their own. */
    public List<Entry> all(String list) {
        return read(list, head -> ListPage.descending(head, 0, Integer.MAX_VALUE))
                .items();
    }

    /** The smallest entry that is greater than this one, which need not be in the list; two reads at most. */
    public Optional<Entry> firstAfter(String list, Entry after) {
        return read(list, head -> new Successor(head, after)).items().stream().findFirst();
    }

    /** Whether the list is there and not empty; its length. */
    public long total(String list) {
        return ListReads.head(heads.load(List.of(list)).get(list)).total();
    }

    /** How many entries of each list are greater than the one named with it; two reads, however many lists. */
    public Map<String, Long> countAfter(Map<String, Entry> after) {
        Map<String, Long> counts = HashMap.newHashMap(after.size());
        reads.each(after.keySet(), (list, head) -> new CountAfter(head, after.get(list)))
                .forEach((list, found) -> counts.put(list, found.excerpt().count(found.buckets())));
        return counts;
    }

    /**
     * The entries of each list that are greater than one, up to and with the first that is not smaller than another, in
     * ascending order; two reads, however many lists.
     */
    public Map<String, List<Entry>> stretches(Collection<String> lists, Entry after, Entry upTo) {
        Map<String, List<Entry>> stretches = HashMap.newHashMap(lists.size());
        reads.each(lists, (list, head) -> new Stretch(head, after, upTo))
                .forEach((list, found) -> stretches.put(list, found.excerpt().entries(found.buckets())));
        return stretches;
    }

    private PageOf<Entry> read(String list, Function<ListHead, Excerpt> place) {
        ListReads.Found<Excerpt> found = reads.one(list, (name, head) -> place.apply(head));
        return new PageOf<>(
                found.excerpt().entries(found.buckets()), found.head().total());
    }

    /** Takes in changes, in ledger order; those that a list has taken in already are passed over. */
    public void apply(List<ListChange> changes) {
        Map<String, List<ListChange>> byList = byList(changes);
        Map<String, Stored<ListHead>> before = heads.load(byList.keySet());
        List<Pending> pending = new ArrayList<>();
        byList.forEach((list, ofList) ->
                pending(before.get(list), ofList, before.get(list).position()).ifPresent(pending::add));
        heads.replace(change(pending, loadNeeded(pending)), before);
    }

    /**
     * Takes in changes that lists have gone beyond: the caller knows that no later event that was taken in tells of the
     * same entries.
     */
    public void amend(List<ListChange> changes) {
        Map<String, List<ListChange>> byList = byList(changes);
        Map<String, Stored<ListHead>> before = heads.load(byList.keySet());
        List<Pending> pending = new ArrayList<>();
        byList.forEach((list, ofList) ->
                pending(before.get(list), ofList, Stored.NEVER).ifPresent(pending::add));
        heads.amend(change(pending, loadNeeded(pending)), before);
    }

    private static Map<String, List<ListChange>> byList(List<ListChange> changes) {
        Map<String, List<ListChange>> byList = new LinkedHashMap<>();
        changes.forEach(change ->
                byList.computeIfAbsent(change.list(), list -> new ArrayList<>()).add(change));
        return byList;
    }

    /** See {@link Documents#startFromNothing}. */
    public void startFromNothing() {
        heads.startFromNothing();
    }

    /** See {@link Documents#started}. */
    public void started() {
        heads.started();
    }

    private record Pending(Stored<ListHead> before, long position, ListEdit edit) {}

    private static Optional<Pending> pending(Stored<ListHead> before, List<ListChange> changes, long taken) {
        NavigableMap<Entry, Boolean> last = new TreeMap<>();
        long position = before.position();
        for (ListChange change : changes) {
            if (change.position() > taken) {
                last.put(change.entry(), change.present());
                position = Math.max(position, change.position());
            }
        }
        return last.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pending(before, position, new ListEdit(ListReads.head(before), last)));
    }

    private Map<Long, Run> loadNeeded(List<Pending> pending) {
        Set<Long> needed = new HashSet<>();
        pending.forEach(one -> needed.addAll(one.edit().needs()));
        Map<Long, Run> loaded = buckets.load(needed);
        if (!loaded.keySet().containsAll(needed)) {
            throw new IllegalStateException("A list lacks buckets: another node has changed it meanwhile");
        }
        return loaded;
    }

    /** Writes the new buckets and returns the headers that are to name them. */
    private List<Stored<ListHead>> change(List<Pending> pending, Map<Long, Run> loaded) {
        List<Stored<ListHead>> after = new ArrayList<>();
        Map<Long, Run> added = new HashMap<>();
        List<Long> retired = new ArrayList<>();
        for (Pending one : pending) {
            ListHead head =
                    one.edit().apply(loaded, () -> ThreadLocalRandom.current().nextLong());
            added.putAll(one.edit().written());
            retired.addAll(ListReads.head(one.before()).retired());
            after.add(new Stored<>(one.before().id(), one.position(), Optional.of(head)));
        }
        buckets.exchange(added, retired);
        return after;
    }

    private static final class HeadFormat implements Format<ListHead> {

        @Override
        public Document write(ListHead head) {
            return ListHead.write(head);
        }

        @Override
        public ListHead read(Document stored) {
            return ListHead.read(stored);
        }

        @Override
        public int weight(ListHead head) {
            return 1 + head.tail().size() / 16 + head.buckets().size() / 8;
        }
    }
}
