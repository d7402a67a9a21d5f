package stoa.server.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.EventFeed.Selection;
import stoa.api.kernel.PublishedEvent;
import stoa.api.kernel.serialization.PublishedPayloads;
import stoa.ledger.StoredEvent;
import stoa.ledger.postgres.LedgerPages;
import stoa.server.feed.ExportDirectory.Contents;
import stoa.server.tool.BorrowedLedger;
import stoa.server.tool.ProgressLine;
import stoa.server.tool.ToolContext;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./stoa export}. Whether the server runs meanwhile does not matter; what is personal is never in it. */
@Command(
        name = "export",
        description = "Writes events to files, one for each feature, with what is personal masked.",
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {

    private static final int PAGE = 2_000;

    private final ToolContext context;
    private final Publishing publishing = new Publishing(PublishedPayloads.masked());

    @Option(names = "--format", defaultValue = "ndjson", description = "ndjson or parquet (default: ${DEFAULT-VALUE})")
    private ExportFormat format;

    @Option(names = "--feature", split = ",", description = "only events of these features, such as post,like")
    private List<String> features = List.of();

    @Option(
            names = "--from",
            paramLabel = "POSITION|TIME",
            defaultValue = "1",
            description = "the first position, or the time from which on; a date is its beginning in UTC")
    private String from;

    @Option(
            names = "--to",
            paramLabel = "POSITION|TIME",
            description = "the last position, or the time before which (default: all there is)")
    private String to;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "what an export left there is replaced")
    private Path out;

    @Option(names = "--json", description = "the answer for programs")
    private boolean json;

    public ExportCommand(ToolContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Selection selection = new Selection(known(features), Set.of(), false);
        try (BorrowedLedger ledger = context.openLedger();
                ExportDirectory directory = new ExportDirectory(out, format)) {
            LedgerPages pages = LedgerPages.of(ledger.database());
            long first = isPosition(from) ? Long.parseLong(from) : pages.positionBefore(time(from)) + 1;
            long last = Math.min(pages.head(), to == null ? Long.MAX_VALUE : last(pages));
            write(pages, first, last, selection, directory);
            show(directory.finish(first, last));
        }
        return ToolContext.FINE;
    }

    private long last(LedgerPages pages) {
        return isPosition(to) ? Long.parseLong(to) : pages.positionBefore(time(to));
    }

    private void write(LedgerPages pages, long first, long last, Selection selection, ExportDirectory directory)
            throws IOException {
        ProgressLine progress = new ProgressLine(context.err(), "events");
        long position = Math.max(0, first - 1);
        while (position < last) {
            List<StoredEvent> page = pages.page(position, (int) Math.min(PAGE, last - position));
            if (page.isEmpty()) {
                throw new IOException("the ledger has lost what follows " + position);
            }
            for (PublishedEvent event : publishing.publish(page, selection)) {
                directory.write(event);
            }
            position = page.getLast().position();
            progress.at(position - first + 1, last - first + 1);
        }
        progress.end();
    }

    private void show(Contents contents) {
        if (json) {
            context.out().println(JsonMapper.shared().writeValueAsString(contents));
            return;
        }
        contents.events().forEach((feature, events) -> context.out()
                .printf("%,10d  %s%n", events, out.resolve(feature + "." + format)));
        context.out().printf("Positions %d to %d.%n", contents.from(), contents.to());
    }

    private static Set<String> known(List<String> features) {
        Set<String> all =
                EventCatalogue.events().stream().map(EventCatalogue::featureOf).collect(Collectors.toSet());
        features.stream().filter(feature -> !all.contains(feature)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException("there is no feature " + unknown);
        });
        return Set.copyOf(features);
    }

    private static boolean isPosition(String text) {
        return text.matches("[1-9]\\d{0,17}");
    }

    private static Instant time(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException neither) {
            throw new IllegalArgumentException(text + " is neither a position nor a time", neither);
        }
    }
}
