package stoa.server.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import stoa.ledger.tree.Checkpoint;
import stoa.ledger.tree.NoteVerifier;

/** A checkpoint of the log that somebody kept in a file. */
public final class KeptCheckpoint {

    /**
     * What the file says.
     *
     * @param key by which it must be signed, if there is one
     * @throws IllegalArgumentException if it is no checkpoint, or not signed by the key of that log
     */
    public static Checkpoint read(Path file, Optional<NoteVerifier> key) throws IOException {
        String note = Files.readString(file);
        key.ifPresent(it -> requireSigned(note, file, it));
        return parse(note, file);
    }

    private static void requireSigned(String note, Path file, NoteVerifier key) {
        if (!parse(note, file).origin().equals(key.name()) || !key.isSigned(note)) {
            throw new IllegalArgumentException(
                    "the checkpoint in " + file + " is not signed by the key of " + key.name());
        }
    }

    private static Checkpoint parse(String note, Path file) {
        try {
            return Checkpoint.parse(note);
        } catch (IllegalArgumentException noCheckpoint) {
            throw new IllegalArgumentException("there is no checkpoint in " + file, noCheckpoint);
        }
    }

    private KeptCheckpoint() {}
}
