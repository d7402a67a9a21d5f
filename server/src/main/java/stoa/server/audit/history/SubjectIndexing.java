package stoa.server.audit.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.eventhandling.TrackedEventMessage;
import stoa.api.audit.Subject;
import stoa.api.audit.Subjects;
import stoa.ledger.StoredEvent;
import stoa.ledger.postgres.LogPages;
import stoa.ledger.postgres.SubjectIndex;

/** Makes the index of subjects from the log, and begins it anew where it was made by another declaration. */
final class SubjectIndexing {

    private static final int PAGE = SubjectIndex.SPAN;

    private final LogPages log;
    private final SubjectIndex index;
    private final EventDecoder decoder = EventDecoder.masking();

    SubjectIndexing(LogPages log, SubjectIndex index) {
        this.log = log;
        this.index = index;
    }

    /**
     * Another declaration of an event that the index knows, or an index ahead of its log, means to begin anew. An event
     * that it does not know yet can not have been in the log.
     */
    void prepare() {
        SubjectIndex.State state = index.state();
        Map<String, String> before = byEvent(Arrays.asList(state.declaration().split("\n", -1)));
        Map<String, String> now = byEvent(Subjects.declaration());
        Map<String, String> both = new TreeMap<>(before);
        both.putAll(now);
        boolean changed = now.entrySet().stream()
                .anyMatch(line -> before.containsKey(line.getKey())
                        && !before.get(line.getKey()).equals(line.getValue()));
        if (changed || state.position() > log.head() || state.declaration().isEmpty()) {
            index.restart(text(now));
        } else if (!both.equals(before)) {
            index.declare(text(both));
        }
    }

    /** Whether the index was made as this program would make it. */
    static boolean isOurs(SubjectIndex.State state) {
        Map<String, String> stored = byEvent(Arrays.asList(state.declaration().split("\n", -1)));
        return byEvent(Subjects.declaration()).entrySet().stream()
                .allMatch(line -> line.getValue().equals(stored.get(line.getKey())));
    }

    private static Map<String, String> byEvent(Iterable<String> lines) {
        Map<String, String> byEvent = new TreeMap<>();
        for (String line : lines) {
            if (!line.isEmpty()) {
                byEvent.put(line.split(" ", 2)[0], line);
            }
        }
        return byEvent;
    }

    private static String text(Map<String, String> lines) {
        return String.join("\n", lines.values());
    }

    /** Takes in what comes next; false if there is nothing, or another node is at it. */
    boolean step() {
        return index.advance(this::next);
    }

    private Optional<SubjectIndex.Step> next(long position) {
        List<StoredEvent> page = log.page(position, PAGE);
        return page.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SubjectIndex.Step(entries(page), page.getLast().position()));
    }

    List<SubjectIndex.Entry> entries(List<StoredEvent> page) {
        Map<SubjectIndex.Entry, Boolean> entries = new LinkedHashMap<>();
        for (TrackedEventMessage<?> message : decoder.messages(page)) {
            Set<Subject> subjects = Subjects.of(message.getPayload());
            long position = EventDecoder.position(message);
            subjects.forEach(subject -> entries.put(entry(subject, position), true));
        }
        return new ArrayList<>(entries.keySet());
    }

    static SubjectIndex.Key key(Subject subject) {
        return new SubjectIndex.Key(subject.kind().number(), subject.id());
    }

    private static SubjectIndex.Entry entry(Subject subject, long position) {
        return new SubjectIndex.Entry(subject.kind().number(), subject.id(), position);
    }
}
