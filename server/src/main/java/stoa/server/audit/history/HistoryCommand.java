package stoa.server.audit.history;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.axonframework.eventhandling.TrackedEventMessage;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stoa.api.audit.AsOf;
import stoa.api.audit.Subject;
import stoa.api.audit.query.GetHistory.Entry;
import stoa.ledger.postgres.SubjectIndex;
import stoa.ledger.postgres.Verification;
import stoa.ledger.tree.NoteVerifier;
import stoa.server.tool.BorrowedLedger;
import stoa.server.tool.KeyOption;
import stoa.server.tool.ProgressLine;
import stoa.server.tool.ToolContext;

/** What became of one subject: reads and verifies the whole ledger, unless the index is asked to be trusted. */
public abstract class HistoryCommand implements Callable<Integer> {

    private final ToolContext context;

    @Option(
            names = "--as-of",
            paramLabel = "TIME|POSITION",
            description = "only what had happened by then; a time has its offset, such as 2026-11-21T20:00:00Z")
    private String asOf;

    @Option(
            names = "--by-index",
            description = "find the events by the index of subjects instead of reading the whole ledger; not verified")
    private boolean byIndex;

    @Option(names = "--json", description = "the same for programs")
    private boolean json;

    @Mixin
    private KeyOption key;

    protected HistoryCommand(ToolContext context) {
        this.context = context;
    }

    /** What is made of the subject's events, which come in their order. */
    public interface Telling {

        void take(TrackedEventMessage<?> event);

        /**
         * All have come.
         *
         * @param finding what is wrong with the ledger, with its position
         */
        void end(Optional<String> finding, List<String> remarks);
    }

    protected abstract Subject subject();

    /** Whether an event of the subject is asked for. */
    boolean isWanted(String event) {
        return true;
    }

    /**
     * Tells the events one by one, unless a command makes something else of them.
     *
     * @param upTo the last position that counts
     */
    protected Telling telling(PrintStream out, boolean forPrograms, EventDecoder decoder, long upTo) {
        HistoryOutput output = new HistoryOutput(out, forPrograms);
        return new Telling() {
            @Override
            public void take(TrackedEventMessage<?> event) {
                Entry entry = decoder.entry(event, Optional.of(subject()));
                if (isWanted(entry.event())) {
                    output.show(entry);
                }
            }

            @Override
            public void end(Optional<String> finding, List<String> remarks) {
                output.end(finding, remarks);
            }
        };
    }

    @Override
    public Integer call() throws IOException {
        try (BorrowedLedger ledger = context.openLedger()) {
            EventDecoder decoder = EventDecoder.masking();
            IndexedHistory history = new IndexedHistory(ledger.database(), decoder);
            long upTo = history.end(asOf == null ? AsOf.NOW : AsOf.parse(asOf));
            Telling telling = telling(context.out(), json, decoder, upTo);
            return byIndex
                    ? byIndex(ledger, history, upTo, telling)
                    : full(ledger, new FullHistory(subject(), upTo, decoder, telling::take), telling);
        }
    }

    private int byIndex(BorrowedLedger ledger, IndexedHistory history, long upTo, Telling telling) {
        if (!SubjectIndexing.isOurs(new SubjectIndex(ledger.database()).state())) {
            throw new IllegalArgumentException(
                    "the index of subjects was made by another version: leave out --by-index");
        }
        history.all(subject(), upTo).forEach(telling::take);
        telling.end(
                Optional.empty(),
                List.of("NOT VERIFIED: the events were found by the index; without --by-index nothing is missed."));
        return ToolContext.FINE;
    }

    private int full(BorrowedLedger ledger, FullHistory history, Telling telling) throws IOException {
        ProgressLine progress = new ProgressLine(context.err(), "events");
        Optional<NoteVerifier> verifier = key.verifier(ledger.data());
        List<String> remarks = new ArrayList<>();
        Verification verification =
                Verification.over(ledger.database()).showing(history::take).telling(progress::at);
        verifier.ifPresentOrElse(
                verification::signedBy,
                () -> remarks.add("NOT CHECKED: the signatures of the checkpoints; name the log's key with --key."));
        Verification.Report report = verification.run();
        progress.end();
        Optional<String> finding = report.finding()
                .map(it -> "position " + it.fromPosition() + ": " + it.what())
                .or(() -> history.faultOf(ledger.database(), report)
                        .map(it -> "position " + it.position() + ": " + it.what()));
        if (finding.isEmpty()) {
            remarks.add("All %,d events of the ledger were read, and hash to its tree and checkpoints."
                    .formatted(report.size()));
        }
        telling.end(finding, remarks);
        return finding.isEmpty() ? ToolContext.FINE : ToolContext.WRONG;
    }
}
