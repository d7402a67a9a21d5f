package stoa.query.platform.list;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.query.platform.read.LiveVersion;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ViewName;

/** The lists of a view, of whichever version is live; see {@link StoredLists}. */
public final class LiveLists {

    private final AtomicReference<StoredLists> live = new AtomicReference<>();

    LiveLists(LiveVersion version, Function<ViewName, StoredLists> lists) {
        version.readBy(name -> live.set(lists.apply(name)));
    }

    /** One page, greatest entries first, and the length of the list; an unknown list is empty. */
    public PageOf<Entry> page(String list, Page page) {
        return live.get().page(list, page);
    }

    /** One page, smallest entries first, and the length of the list; an unknown list is empty. */
    public PageOf<Entry> ascendingPage(String list, Page page) {
        return live.get().ascendingPage(list, page);
    }

    /** So many entries after so many others, smallest first, and the length of the list; unknown ones are empty. */
    public PageOf<Entry> ascending(String list, long offset, int size) {
        return live.get().ascending(list, offset, size);
    }

    /** The whole list, greatest entries first: for lists that are shown in another order than their own. */
    public List<Entry> all(String list) {
        return live.get().all(list);
    }

    /** The smallest entry that is greater than this one, which need not be in the list; two reads at most. */
    public Optional<Entry> firstAfter(String list, Entry after) {
        return live.get().firstAfter(list, after);
    }

    /** See {@link StoredLists#countAfter}. */
    public Map<String, Long> countAfter(Map<String, Entry> after) {
        return live.get().countAfter(after);
    }

    /** See {@link StoredLists#stretches}. */
    public Map<String, List<Entry>> stretches(Collection<String> lists, Entry after, Entry upTo) {
        return live.get().stretches(lists, after, upTo);
    }

    /** Whether the list is there and not empty; its length. */
    public long total(String list) {
        return live.get().total(list);
    }
}
