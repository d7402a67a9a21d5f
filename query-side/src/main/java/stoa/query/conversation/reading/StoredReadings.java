package stoa.query.conversation.reading;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.Readings;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.Entry;

/** Tells when messages were read. */
@Component
class StoredReadings implements Readings {

    private final LiveLists lists;

    StoredReadings(ViewLists lists, ReadingView view) {
        this.lists = lists.of(view);
    }

    @Override
    public Map<AccountId, NavigableMap<Long, Instant>> of(
            ConversationId conversation, Collection<AccountId> people, long from, long to) {
        Map<String, List<Entry>> stretches = lists.stretches(
                people.stream()
                        .map(person -> ReadingView.listOf(conversation, person))
                        .toList(),
                before(from),
                before(to));
        Map<AccountId, NavigableMap<Long, Instant>> readings = HashMap.newHashMap(people.size());
        for (AccountId person : people) {
            NavigableMap<Long, Instant> times = new TreeMap<>();
            stretches
                    .get(ReadingView.listOf(conversation, person))
                    .forEach(entry -> times.put(entry.rank(), Instant.ofEpochMilli(entry.id())));
            readings.put(person, times);
        }
        return readings;
    }

    /** Smaller than every entry that reaches up to this sequence, and greater than all others. */
    private static Entry before(long sequence) {
        return new Entry(sequence, Long.MIN_VALUE);
    }
}
