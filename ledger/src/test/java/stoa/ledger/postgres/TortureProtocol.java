package stoa.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import stoa.ledger.StoredEvent;

/** Holds what the ledger answered against what it holds. */
final class TortureProtocol {

    private static final Set<String> REFUSALS = Set.of("CONFLICT", "GUARDED", "UNFIT", "UNAVAILABLE");

    private record Answer(String kind, long first, long last, List<String> ids, String guard) {

        static Answer parse(String line) {
            String[] parts = line.split(" ", -1);
            assertThat(parts).as(line).hasSize(5);
            return new Answer(
                    parts[0],
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Arrays.asList(parts[3].split(",", -1)),
                    parts[4]);
        }
    }

    private final List<StoredEvent> log;
    private final List<Answer> answers;
    private final Map<String, Long> positionOfId;

    TortureProtocol(List<StoredEvent> log, List<String> lines) {
        this.log = log;
        this.answers = lines.stream().map(Answer::parse).toList();
        this.positionOfId =
                log.stream().collect(Collectors.toMap(stored -> stored.event().id(), StoredEvent::position));
    }

    Map<String, Long> tally() {
        return answers.stream().collect(Collectors.groupingBy(Answer::kind, Collectors.counting()));
    }

    void assertPositionsHaveNoGaps() {
        assertThat(log)
                .extracting(StoredEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.size()).boxed().toList());
    }

    void assertSequencesHaveNoGaps() {
        Map<String, Long> ends = new HashMap<>();
        for (StoredEvent stored : log) {
            long expected = ends.merge(stored.event().stream(), 1L, Long::sum) - 1;
            assertThat(stored.event().sequence())
                    .as("position %s", stored.position())
                    .isEqualTo(expected);
        }
    }

    /** An id is in the log at most once, or the map of ids could not have been made. */
    void assertAnswersAreTrue() {
        for (Answer answer : answers) {
            List<Long> positions = answer.ids().stream().map(positionOfId::get).toList();
            if (answer.kind().equals("DONE")) {
                assertThat(positions)
                        .as("%s", answer)
                        .containsExactlyElementsOf(LongStream.rangeClosed(answer.first(), answer.last())
                                .boxed()
                                .toList());
            } else if (REFUSALS.contains(answer.kind())) {
                assertThat(positions).as("%s", answer).containsOnlyNulls();
            } else {
                assertThat(answer.kind()).isEqualTo("UNKNOWN");
                assertWholeOrAbsent(positions, answer);
            }
        }
    }

    private static void assertWholeOrAbsent(List<Long> positions, Answer answer) {
        if (positions.getFirst() == null) {
            assertThat(positions).as("%s", answer).containsOnlyNulls();
        } else {
            long first = positions.getFirst();
            assertThat(positions)
                    .as("%s", answer)
                    .containsExactlyElementsOf(LongStream.range(first, first + positions.size())
                            .boxed()
                            .toList());
        }
    }

    void assertNothingIsThereThatNobodySent() {
        Set<String> sent =
                answers.stream().flatMap(answer -> answer.ids().stream()).collect(Collectors.toSet());
        assertThat(sent).containsAll(positionOfId.keySet());
    }

    void assertGuardsHeld() {
        Map<Long, Map<String, Long>> watched = new HashMap<>();
        answers.stream()
                .filter(answer -> !answer.guard().equals("-")
                        && positionOfId.containsKey(answer.ids().getFirst()))
                .forEach(answer -> {
                    int equals = answer.guard().indexOf('=');
                    watched.put(
                            positionOfId.get(answer.ids().getFirst()),
                            Map.of(
                                    answer.guard().substring(0, equals),
                                    Long.parseLong(answer.guard().substring(equals + 1))));
                });
        assertThat(watched).isNotEmpty();
        Map<String, Long> ends = new HashMap<>();
        for (StoredEvent stored : log) {
            watched.getOrDefault(stored.position(), Map.of())
                    .forEach((stream, seen) -> assertThat(ends.getOrDefault(stream, -1L))
                            .as("guard of position %s", stored.position())
                            .isEqualTo(seen));
            ends.put(stored.event().stream(), stored.event().sequence());
        }
    }
}
