package stoa.query.platform.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import stoa.query.platform.list.ListHead.Bucket;
import stoa.query.platform.view.Entry;

/**
 * The entries of a list that are greater than one, up to and with the first that is not smaller than another, in
 * ascending order; neither need be in the list.
 */
record Stretch(ListHead head, Entry after, Entry upTo) implements Excerpt {

    @Override
    public List<Long> needs() {
        return touched().stream().map(Bucket::ref).toList();
    }

    @Override
    public List<Entry> entries(Map<Long, Run> buckets) {
        List<Run> runs = new ArrayList<>();
        touched().forEach(bucket -> runs.add(buckets.get(bucket.ref())));
        runs.add(head.tail());
        List<Entry> entries = new ArrayList<>();
        for (Run run : runs) {
            for (int i = run.firstIndexAfter(after); i < run.size(); i++) {
                entries.add(run.entry(i));
                if (run.entry(i).compareTo(upTo) >= 0) {
                    return entries;
                }
            }
        }
        return entries;
    }

    /** The first entry that is not before the end may be the first of the bucket behind it. */
    private List<Bucket> touched() {
        List<Bucket> all = head.buckets();
        int first = Math.max(0, head.directory().at(after));
        Entry end = upTo.compareTo(after) > 0 ? upTo : after;
        int last = Math.min(all.size() - 1, head.directory().at(end) + 1);
        return first > last ? List.of() : all.subList(first, last + 1);
    }
}
