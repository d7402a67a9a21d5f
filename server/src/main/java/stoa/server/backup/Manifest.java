package stoa.server.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds. Written last, so that a backup without one is none.
 *
 * @param format of the whole backup; this is 1
 * @param takenAt by the database's clock
 * @param ledger the ledger's id
 * @param head position of the last event that is in
 * @param root of the hash tree over all events that are in
 * @param checkpoint the newest signed one that is in, as a note
 * @param verifierKey what its signature is checked with; empty if the server left none
 * @param masterKeyMark tells which master key opens the vault, and nothing of that key
 * @param schemas the version of each schema
 * @param tables in an order in which they can be filled
 */
record Manifest(
        int format,
        String takenAt,
        String ledger,
        long head,
        String root,
        String checkpoint,
        String verifierKey,
        String masterKeyMark,
        Map<String, String> schemas,
        List<Table> tables) {

    static final int FORMAT = 1;
    static final String FILE = "manifest.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * A table in a file of its own, in PostgreSQL's binary form of COPY.
     *
     * @param name with its schema
     * @param identity columns that the database counts up by itself, and how far each was
     */
    record Table(
            String name,
            List<String> columns,
            Map<String, Long> identity,
            String file,
            long rows,
            long bytes,
            String sha256) {}

    void write(Path directory) throws IOException {
        Path complete = directory.resolve(FILE + ".new");
        Files.writeString(complete, JSON.writeValueAsString(this) + "\n");
        try (FileChannel channel = FileChannel.open(complete, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(complete, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static Manifest read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new DamagedBackupException(
                    "there is no " + FILE + " in " + directory + ": it is no backup, or one that was never finished");
        }
        try {
            Manifest manifest = JSON.readValue(Files.readString(file), Manifest.class);
            if (manifest.format() != FORMAT) {
                throw new IOException("the backup is of format " + manifest.format() + ", and this is "
                        + "a Stoa that knows format " + FORMAT);
            }
            return manifest;
        } catch (JacksonException unreadable) {
            throw new DamagedBackupException(file + " can not be read: " + unreadable.getOriginalMessage());
        }
    }
}
