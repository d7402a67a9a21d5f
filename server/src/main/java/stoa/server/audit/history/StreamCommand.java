package stoa.server.audit.history;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.axonframework.eventhandling.TrackedEventMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stoa.api.audit.AsOf;
import stoa.ledger.StoredEvent;
import stoa.ledger.postgres.LogPages;
import stoa.server.tool.BorrowedLedger;
import stoa.server.tool.ToolContext;

/** {@code ./stoa audit stream}: the ledger itself knows a stream's events, and that their numbers have no gap. */
@Command(
        name = "stream",
        description = "The events of one stream, such as like:<post>:<account>, from the ledger.",
        mixinStandardHelpOptions = true)
public final class StreamCommand implements Callable<Integer> {

    private static final int PAGE = 500;

    private final ToolContext context;

    @Parameters(paramLabel = "NAME")
    private String stream;

    @Option(names = "--as-of", paramLabel = "TIME|POSITION", description = "only what had happened by then")
    private String asOf;

    @Option(names = "--json", description = "the history for programs")
    private boolean json;

    public StreamCommand(ToolContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (BorrowedLedger ledger = context.openLedger()) {
            EventDecoder decoder = EventDecoder.masking();
            HistoryOutput output = new HistoryOutput(context.out(), json);
            LogPages log = new LogPages(ledger.database());
            long upTo = new IndexedHistory(ledger.database(), decoder).end(asOf == null ? AsOf.NOW : AsOf.parse(asOf));
            Optional<String> finding = show(log, upTo, decoder, output);
            output.end(finding, List.of("NOT VERIFIED: ./stoa audit verify says whether the ledger is as it was."));
            return finding.isEmpty() ? ToolContext.FINE : ToolContext.WRONG;
        }
    }

    private Optional<String> show(LogPages log, long upTo, EventDecoder decoder, HistoryOutput output) {
        long next = 0;
        List<StoredEvent> page;
        do {
            page = log.stream(stream, next, PAGE);
            for (StoredEvent stored : page) {
                if (stored.event().sequence() != next) {
                    return Optional.of(
                            "position " + stored.position() + ": event " + next + " of the stream is missing");
                }
                next++;
                if (stored.position() <= upTo) {
                    for (TrackedEventMessage<?> message : decoder.messages(List.of(stored))) {
                        output.show(decoder.entry(message, Optional.empty()));
                    }
                }
            }
        } while (page.size() == PAGE);
        return Optional.empty();
    }
}
