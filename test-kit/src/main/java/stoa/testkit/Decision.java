package stoa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandResultMessage;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;

/** What was decided on a command, for a test to look at. */
public final class Decision {

    private final CommandResultMessage<?> result;
    private final List<MemoryLedger.Append> appends;

    Decision(CommandResultMessage<?> result, List<MemoryLedger.Append> appends) {
        this.result = result;
        this.appends = appends;
    }

    /** Events of one stream. */
    public record InStream(String stream, List<Object> events) {}

    public static InStream in(String stream, Object... events) {
        return new InStream(stream, Arrays.asList(events));
    }

    /** Success, and exactly these events in exactly one append that no guard protects. */
    public Decision thenAppends(InStream... expected) {
        thenAppendsUnderGuards(Map.of(), expected);
        return this;
    }

    /** Success, and exactly these events in exactly one append under exactly these guards. */
    public Decision thenAppendsUnderGuards(Map<String, Long> guards, InStream... expected) {
        thenSucceeds();
        Map<String, List<Object>> byStream = new LinkedHashMap<>();
        Arrays.stream(expected).forEach(in -> byStream.put(in.stream(), in.events()));
        assertThat(appends).as("appends").hasSize(1);
        assertThat(appends.getFirst().byStream()).as("events by stream").isEqualTo(byStream);
        assertThat(appends.getFirst().guards()).as("guards").isEqualTo(guards);
        return this;
    }

    /** Success without a trace in the ledger. */
    public Decision thenAppendsNothing() {
        thenSucceeds();
        assertThat(appends).as("appends").isEmpty();
        return this;
    }

    public Decision thenAnswers(Object expected) {
        thenSucceeds();
        assertThat(result.getPayload()).isEqualTo(expected);
        return this;
    }

    /** A refusal with that code and without a trace in the ledger. */
    public Decision thenRefuses(RejectionCode code) {
        assertThat(result.isExceptional()).as("refused").isTrue();
        assertThat(result.exceptionResult())
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
        assertThat(appends).as("appends").isEmpty();
        return this;
    }

    /** One append, each of whose events has exactly this metadata. */
    public Decision thenEventsSayExactly(Map<String, ?> metadata) {
        assertThat(appends).as("appends").hasSize(1);
        assertThat(appends.getFirst().events())
                .allSatisfy(event -> assertThat(event.getMetaData()).isEqualTo(metadata));
        return this;
    }

    public CommandResultMessage<?> result() {
        return result;
    }

    public Decision thenSucceeds() {
        if (result.isExceptional()) {
            throw new AssertionError("expected success", result.exceptionResult());
        }
        return this;
    }
}
