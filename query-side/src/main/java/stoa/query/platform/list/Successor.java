package stoa.query.platform.list;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.query.platform.list.ListHead.Bucket;
import stoa.query.platform.view.Entry;

/** The smallest entry of a list that is greater than another one, which need not be in it; at most one bucket tells. */
record Successor(ListHead head, Entry after) implements Excerpt {

    @Override
    public List<Long> needs() {
        return before() < 0 ? List.of() : List.of(head.buckets().get(before()).ref());
    }

    @Override
    public List<Entry> entries(Map<Long, Run> buckets) {
        return inBucket(buckets).or(this::behindIt).stream().toList();
    }

    private Optional<Entry> inBucket(Map<Long, Run> buckets) {
        return before() < 0
                ? Optional.empty()
                : buckets.get(head.buckets().get(before()).ref()).firstAfter(after);
    }

    private Optional<Entry> behindIt() {
        int next = before() + 1;
        return next < head.buckets().size()
                ? Optional.of(head.buckets().get(next).first())
                : head.tail().firstAfter(after);
    }

    /** The last bucket that begins at the entry or before it, -1 for none. */
    private int before() {
        List<Bucket> buckets = head.buckets();
        int low = 0;
        int high = buckets.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (buckets.get(middle).first().compareTo(after) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
