package stoa.query.platform.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.query.platform.list.ListHead.Bucket;
import stoa.query.platform.view.Entry;

/** Where a page of a list lies: which part of the tail, and of which buckets. */
final class ListPage implements Excerpt {

    private final ListHead head;
    private final boolean ascending;
    private final List<Part> parts = new ArrayList<>();

    /** Entries of a bucket, or of the tail where there is no bucket; counted from its greatest one. */
    private record Part(Optional<Bucket> bucket, int from, int to) {}

    /** The page whose first entry has {@code offset} greater ones, greatest first. */
    static ListPage descending(ListHead head, long offset, int size) {
        return new ListPage(head, offset, size, false);
    }

    /** The page whose first entry has {@code offset} smaller ones, smallest first. */
    static ListPage ascending(ListHead head, long offset, int size) {
        long rest = Math.max(0, head.total() - offset);
        int wanted = (int) Math.min(rest, size);
        return new ListPage(head, rest - wanted, wanted, true);
    }

    private ListPage(ListHead head, long offset, int size, boolean ascending) {
        this.head = head;
        this.ascending = ascending;
        long skip = offset;
        int wanted = size;
        for (int i = head.buckets().size(); i >= 0 && wanted > 0; i--) {
            Optional<Bucket> bucket = i == head.buckets().size()
                    ? Optional.empty()
                    : Optional.of(head.buckets().get(i));
            int count = bucket.map(Bucket::count).orElse(head.tail().size());
            if (skip < count) {
                int from = (int) skip;
                int to = Math.min(count, from + wanted);
                parts.add(new Part(bucket, from, to));
                wanted -= to - from;
            }
            skip = Math.max(0, skip - count);
        }
    }

    @Override
    public List<Long> needs() {
        return parts.stream()
                .flatMap(part -> part.bucket().stream())
                .map(Bucket::ref)
                .toList();
    }

    @Override
    public List<Entry> entries(Map<Long, Run> buckets) {
        List<Entry> entries = new ArrayList<>();
        for (Part part : parts) {
            Run run = part.bucket().map(bucket -> buckets.get(bucket.ref())).orElse(head.tail());
            for (int i = part.from(); i < part.to(); i++) {
                entries.add(run.entry(run.size() - 1 - i));
            }
        }
        return ascending ? entries.reversed() : entries;
    }
}
