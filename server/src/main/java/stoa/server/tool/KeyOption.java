package stoa.server.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import stoa.ledger.tree.NoteVerifier;
import stoa.server.ledger.VerifierKeyFile;

/** The key that checks the log's signatures; the server's own copy of it unless another one is named. */
public final class KeyOption {

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "the log's verifier key, or a file that holds it (default: the server's own copy)")
    private String key;

    /**
     * @param data the server's data directory
     * @return nothing if no key is named and the server left none
     */
    public Optional<NoteVerifier> verifier(Path data) throws IOException {
        Path named = key == null ? VerifierKeyFile.in(data) : Path.of(key);
        if (Files.isRegularFile(named)) {
            return Optional.of(NoteVerifier.of(Files.readString(named)));
        }
        return Optional.ofNullable(key).map(NoteVerifier::of);
    }
}
