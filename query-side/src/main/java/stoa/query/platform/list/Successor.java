package stoa.query.platform.list;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.query.platform.view.Entry;

/** The smallest entry of a list that is greater than another one, which need not be in it; at most one bucket tells. */
record Successor(ListHead head, Entry after) implements Excerpt {

    @Override
    public List<Long> needs() {
        return at() < 0 ? List.of() : List.of(head.buckets().get(at()).ref());
    }

    @Override
    public List<Entry> entries(Map<Long, Run> buckets) {
        return inBucket(buckets).or(this::behindIt).stream().toList();
    }

    private Optional<Entry> inBucket(Map<Long, Run> buckets) {
        return at() < 0
                ? Optional.empty()
                : buckets.get(head.buckets().get(at()).ref()).firstAfter(after);
    }

    private Optional<Entry> behindIt() {
        int next = at() + 1;
        return next < head.buckets().size()
                ? Optional.of(head.buckets().get(next).first())
                : head.tail().firstAfter(after);
    }

    private int at() {
        return head.directory().at(after);
    }
}
