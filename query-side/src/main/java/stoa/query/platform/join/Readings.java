package stoa.query.platform.join;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;

/** When who had read how far. */
public interface Readings {

    /**
     * For each of the people the sequences up to which they have read, and when: as much of it as tells when each
     * message from the one sequence to the other was first read. Two reads, however many people.
     */
    Map<AccountId, NavigableMap<Long, Instant>> of(
            ConversationId conversation, Collection<AccountId> people, long from, long to);
}
