package stoa.server.audit.receipt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import stoa.ledger.tree.NoteVerifier;
import stoa.server.tool.KeyOption;
import stoa.server.tool.ToolContext;

/** {@code ./stoa audit receipt}: needs no ledger. */
@Command(
        name = "receipt",
        description = "Checks a receipt: that the log of a signed checkpoint holds this very event.",
        mixinStandardHelpOptions = true)
public final class ReceiptCommand implements Callable<Integer> {

    private final ToolContext context;

    @Parameters(paramLabel = "FILE")
    private Path file;

    @Mixin
    private KeyOption key;

    public ReceiptCommand(ToolContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Receipt receipt = Receipt.parse(Files.readString(file));
        Optional<NoteVerifier> known = known();
        boolean signed = receipt.isSignedBy(known.orElseGet(() -> NoteVerifier.of(receipt.key())));
        boolean included = receipt.isIncluded();
        context.out()
                .println("position %,d, %s of %s, under a checkpoint of %,d events"
                        .formatted(
                                receipt.position(),
                                receipt.event().name(),
                                receipt.event().time(),
                                receipt.checkpoint().size()));
        if (known.isEmpty()) {
            context.out().println("The key is the one that the receipt names: " + receipt.key());
        }
        context.out().println(verdict(signed, included));
        return signed && included ? ToolContext.FINE : ToolContext.WRONG;
    }

    private Optional<NoteVerifier> known() throws IOException {
        try (ConfigurableApplicationContext settings = context.openSettings()) {
            return key.verifier(Path.of(settings.getEnvironment().getRequiredProperty("stoa.data")));
        }
    }

    private static String verdict(boolean signed, boolean included) {
        if (!signed) {
            return "WRONG: the checkpoint is not signed by the log's key";
        }
        return included
                ? "It holds: the log of this checkpoint has this event at this position."
                : "WRONG: the log of this checkpoint does not have this event at this position";
    }
}
