package stoa.server.audit.receipt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stoa.ledger.postgres.LogPages;
import stoa.ledger.tree.Checkpoint;
import stoa.ledger.tree.HashSource;
import stoa.ledger.tree.NoteVerifier;
import stoa.ledger.tree.ProofCheck;
import stoa.ledger.tree.TreeProofs;
import stoa.server.tool.BorrowedLedger;
import stoa.server.tool.KeptCheckpoint;
import stoa.server.tool.KeyOption;
import stoa.server.tool.ToolContext;

/** {@code ./stoa audit consistency}: from the log's public tiles, or from the ledger's own tree. */
@Command(
        name = "consistency",
        description = "Checks that the log of one checkpoint goes on from the log of an older one.",
        mixinStandardHelpOptions = true)
public final class ConsistencyCommand implements Callable<Integer> {

    private final ToolContext context;

    @Parameters(index = "0", paramLabel = "OLD")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW")
    private Path recent;

    @Option(
            names = "--log",
            paramLabel = "URL",
            description = "read the public tiles there, such as http://localhost:8765/log (default: the ledger here)")
    private String log;

    @Mixin
    private KeyOption key;

    public ConsistencyCommand(ToolContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (log != null) {
            Optional<NoteVerifier> verifier = known();
            Checkpoint later = KeptCheckpoint.read(recent, verifier);
            return compare(verifier, new PublicTiles(log, later.size()));
        }
        try (BorrowedLedger ledger = context.openLedger()) {
            return compare(key.verifier(ledger.data()), new LogPages(ledger.database()).tree());
        }
    }

    private Optional<NoteVerifier> known() throws IOException {
        try (ConfigurableApplicationContext settings = context.openSettings()) {
            return key.verifier(Path.of(settings.getEnvironment().getRequiredProperty("stoa.data")));
        }
    }

    private int compare(Optional<NoteVerifier> verifier, HashSource tiles) throws IOException {
        Checkpoint earlier = KeptCheckpoint.read(old, verifier);
        Checkpoint later = KeptCheckpoint.read(recent, verifier);
        if (!earlier.origin().equals(later.origin()) || earlier.size() > later.size()) {
            throw new IllegalArgumentException("name the older checkpoint first, and the newer one of the same log");
        }
        if (verifier.isEmpty()) {
            context.out().println("NOT CHECKED: the signatures of the checkpoints; name the log's key with --key.");
        }
        boolean holds = ProofCheck.isConsistent(earlier, later, proof(tiles, earlier.size(), later.size()));
        context.out()
                .println(
                        holds
                                ? "It holds: the log of %,d events goes on from the one of %,d."
                                        .formatted(later.size(), earlier.size())
                                : "WRONG: the log of %,d events does not go on from the one of %,d"
                                        .formatted(later.size(), earlier.size()));
        return holds ? ToolContext.FINE : ToolContext.WRONG;
    }

    private static List<byte[]> proof(HashSource tiles, long earlier, long later) {
        return earlier == 0 || earlier == later ? List.of() : new TreeProofs(tiles).consistency(earlier, later);
    }
}
