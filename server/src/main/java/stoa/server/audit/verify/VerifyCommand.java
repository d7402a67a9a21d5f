package stoa.server.audit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stoa.ledger.postgres.Verification;
import stoa.ledger.tree.NoteVerifier;
import stoa.server.audit.history.IndexCheck;
import stoa.server.tool.BorrowedLedger;
import stoa.server.tool.KeptCheckpoint;
import stoa.server.tool.KeyOption;
import stoa.server.tool.ProgressLine;
import stoa.server.tool.ToolContext;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./stoa audit verify}. Whether the server runs meanwhile does not matter. */
@Command(
        name = "verify",
        description = "Recomputes the ledger's tree and compares it with every signed checkpoint.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

    private final ToolContext context;

    @Option(
            names = "--from",
            paramLabel = "FILE|POSITION",
            description = "begin at a checkpoint: the one in a file, or the newest stored one before a position")
    private String from;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "also hold the ledger against a checkpoint kept from earlier")
    private List<Path> checkpoints = List.of();

    @Mixin
    private KeyOption key;

    @Option(names = "--index", description = "also compare the index of subjects with the events")
    private boolean index;

    @Option(names = "--json", description = "the report for programs")
    private boolean json;

    public VerifyCommand(ToolContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (BorrowedLedger ledger = context.openLedger()) {
            Optional<NoteVerifier> verifier = key.verifier(ledger.data());
            ProgressLine progress = new ProgressLine(context.err(), "events");
            Verification verification = verification(ledger, verifier).telling(progress::at);
            Optional<IndexCheck> check = index ? Optional.of(new IndexCheck(ledger.database())) : Optional.empty();
            check.ifPresent(it -> verification.showing(it::take));
            VerifyReport report = VerifyReport.of(verification.run(), verifier.isPresent(), check);
            progress.end();
            show(report);
            return report.isClean() ? ToolContext.FINE : ToolContext.WRONG;
        }
    }

    private Verification verification(BorrowedLedger ledger, Optional<NoteVerifier> verifier) throws IOException {
        Verification verification = Verification.over(ledger.database());
        verifier.ifPresent(verification::signedBy);
        for (Path file : checkpoints) {
            verification.against(KeptCheckpoint.read(file, verifier));
        }
        if (from == null) {
            return verification;
        }
        return from.matches("\\d{1,18}")
                ? verification.from(Long.parseLong(from))
                : verification.from(KeptCheckpoint.read(Path.of(from), verifier));
    }

    private void show(VerifyReport report) {
        if (json) {
            context.out()
                    .println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } else {
            report.text().forEach(context.out()::println);
        }
    }
}
