package stoa.server.audit.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import stoa.api.audit.Subject;
import stoa.ledger.StoredEvent;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.SubjectIndex;
import stoa.ledger.postgres.Verification;

/**
 * A subject's events by reading and verifying the whole log: whatever the index says, none is missed. The index is
 * compared with what was found.
 */
final class FullHistory {

    /** The first position at which the index is wrong. */
    record IndexFault(long position, String what) {}

    private static final int PAGE = 1_000;

    private final Subject subject;
    private final String digits;
    private final long upTo;
    private final EventDecoder decoder;
    private final Consumer<TrackedEventMessage<?>> reader;
    private final List<Long> positions = new ArrayList<>();

    FullHistory(Subject subject, long upTo, EventDecoder decoder, Consumer<TrackedEventMessage<?>> reader) {
        this.subject = subject;
        this.digits = Long.toString(subject.id());
        this.upTo = upTo;
        this.decoder = decoder;
        this.reader = reader;
    }

    void take(StoredEvent stored) {
        // An event that names an id has its digits somewhere: whatever upcasters do, they look nothing up.
        if (stored.position() > upTo || !mentions(stored)) {
            return;
        }
        for (TrackedEventMessage<?> message : decoder.messages(List.of(stored))) {
            if (EventDecoder.isOf(message, subject)) {
                positions.add(stored.position());
                reader.accept(message);
            }
        }
    }

    private boolean mentions(StoredEvent stored) {
        return stored.event().stream().contains(digits)
                || new String(stored.event().payload(), UTF_8).contains(digits);
    }

    /** After everything was taken: whether the index, as far as it has come, has the same. */
    Optional<IndexFault> faultOf(LedgerDatabase database, Verification.Report read) {
        SubjectIndex index = new SubjectIndex(database);
        if (!SubjectIndexing.isOurs(index.state())) {
            return Optional.empty(); // It will be made anew, and says nothing until then.
        }
        long end = Math.min(upTo, Math.min(read.size(), index.state().position()));
        List<Long> expected =
                positions.stream().distinct().filter(it -> it <= end).toList();
        List<Long> indexed = indexed(index, end);
        int same = 0;
        while (same < expected.size()
                && same < indexed.size()
                && expected.get(same).equals(indexed.get(same))) {
            same++;
        }
        long lacking = same < expected.size() ? expected.get(same) : Long.MAX_VALUE;
        long surplus = same < indexed.size() ? indexed.get(same) : Long.MAX_VALUE;
        if (lacking == surplus) {
            return Optional.empty();
        }
        return Optional.of(
                lacking < surplus
                        ? new IndexFault(lacking, "the index of subjects lacks the event for " + subject)
                        : new IndexFault(surplus, "the index of subjects has the event for " + subject + " wrongly"));
    }

    private List<Long> indexed(SubjectIndex index, long end) {
        List<Long> all = new ArrayList<>();
        List<Long> page;
        do {
            long after = all.isEmpty() ? 0 : all.getLast();
            page = index.find(SubjectIndexing.key(subject), after, end, PAGE).positions();
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }
}
