package stoa.server.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import stoa.server.platform.StartFailure;

/**
 * The key that the log's notes are verified with, which is no secret, as a file in the data directory: so an audit can
 * check signatures beside a server that does not run. Who audits from elsewhere keeps a copy of their own.
 */
public final class VerifierKeyFile {

    /** Where it is. */
    public static Path in(Path data) {
        return data.resolve("verifier.key");
    }

    static void write(Path data, String key) {
        try {
            Path whole = Files.writeString(data.resolve("verifier.key.new"), key + "\n");
            Files.move(whole, in(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new StartFailure(
                    "the file " + in(data) + " can not be written (" + unwritable + ")",
                    "let this user write in the data directory",
                    unwritable);
        }
    }

    private VerifierKeyFile() {}
}
