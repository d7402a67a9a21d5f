package stoa.query.platform.list;

import java.util.ArrayList;
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

    /** A reader falls behind once for each change that retires a bucket under its eyes. */
    private static final int READ_ATTEMPTS = 20;

    private final Documents<ListHead> heads;
    private final StoredBuckets buckets;

    public StoredLists(ViewStore store, String heads, String buckets, Ownership ownership) {
        this.heads = new Documents<>(new StoredDocuments<>(store, heads, new HeadFormat()), ownership);
        this.buckets = new StoredBuckets(store, buckets);
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
        return head(heads.load(List.of(list)).get(list)).total();
    }

    private PageOf<Entry> read(String list, Function<ListHead, Excerpt> place) {
        ListHead head = head(heads.load(List.of(list)).get(list));
        for (int attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
            Excerpt excerpt = place.apply(head);
            List<Long> needed = excerpt.needs();
            Map<Long, Run> loaded = needed.isEmpty() ? Map.of() : buckets.load(needed);
            if (loaded.keySet().containsAll(needed)) {
                return new PageOf<>(excerpt.entries(loaded), head.total());
            }
            head = head(heads.loadAnew(List.of(list)).get(list));
        }
        throw new IllegalStateException("List " + list + " changes faster than it can be read, or lacks a bucket");
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
                : Optional.of(new Pending(before, position, new ListEdit(head(before), last)));
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
            retired.addAll(head(one.before()).retired());
            after.add(new Stored<>(one.before().id(), one.position(), Optional.of(head)));
        }
        buckets.exchange(added, retired);
        return after;
    }

    private static ListHead head(Stored<ListHead> stored) {
        return stored.body().orElse(ListHead.EMPTY);
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
