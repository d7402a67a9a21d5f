package stoa.server.audit.lottery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stoa.server.tool.BorrowedLedger;
import stoa.server.tool.KeyOption;
import stoa.server.tool.ProgressLine;
import stoa.server.tool.ToolContext;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./stoa audit lottery}. Whether the server runs meanwhile does not matter. */
@Command(
        name = "lottery",
        description = "Recomputes the ledger's tree and every draw from its first event.",
        mixinStandardHelpOptions = true)
public final class LotteryAuditCommand implements Callable<Integer> {

    private final ToolContext context;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "also hold the ledger against a note kept from earlier: a checkpoint or a round's head")
    private List<Path> notes = List.of();

    @Mixin
    private KeyOption key;

    @Option(names = "--json", description = "the report for programs")
    private boolean json;

    public LotteryAuditCommand(ToolContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (BorrowedLedger ledger = context.openLedger()) {
            ProgressLine progress = new ProgressLine(context.err(), "events");
            LotteryAudit audit = new LotteryAudit(ledger.database(), key.verifier(ledger.data())).telling(progress::at);
            for (Path note : notes) {
                audit.against(Files.readString(note));
            }
            AuditReport report = audit.run();
            progress.end();
            show(report);
            return report.isClean() ? ToolContext.FINE : ToolContext.WRONG;
        }
    }

    private void show(AuditReport report) {
        if (json) {
            context.out()
                    .println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } else {
            ReportText.of(report).forEach(context.out()::println);
        }
    }
}
