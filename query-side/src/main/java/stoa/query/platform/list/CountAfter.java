package stoa.query.platform.list;

import java.util.List;
import java.util.Map;
import stoa.query.platform.list.ListHead.Bucket;
import stoa.query.platform.view.Entry;

/** How many entries of a list are greater than one, which need not be in it; at most one bucket tells. */
record CountAfter(ListHead head, Entry after) implements Excerpt {

    @Override
    public List<Long> needs() {
        int last = head.directory().at(after);
        return last < 0 ? List.of() : List.of(head.buckets().get(last).ref());
    }

    @Override
    public List<Entry> entries(Map<Long, Run> buckets) {
        return List.of();
    }

    long count(Map<Long, Run> buckets) {
        int last = head.directory().at(after);
        long count = greater(head.tail());
        if (last >= 0) {
            count += greater(buckets.get(head.buckets().get(last).ref()));
        }
        for (Bucket whole : head.buckets().subList(last + 1, head.buckets().size())) {
            count += whole.count();
        }
        return count;
    }

    private int greater(Run run) {
        return run.size() - run.firstIndexAfter(after);
    }
}
