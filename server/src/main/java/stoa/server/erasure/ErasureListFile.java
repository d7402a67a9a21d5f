package stoa.server.erasure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import stoa.api.account.ErasureReason;
import stoa.api.kernel.AccountId;
import stoa.vault.Erasures.Erasure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list of erasures as a file, one JSON object a line. It only grows, and names nobody: an account id, why and when.
 * Several processes may add to it; a line counts once its end is there, so what a kill tore is written anew.
 */
public final class ErasureListFile {

    private static final JsonMapper JSON = new JsonMapper();

    /** A lock on a file is one between processes; threads of one process need their own. */
    private static final Object ONE_OF_THIS_PROCESS = new Object();

    private final Path path;

    public ErasureListFile(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** One line: whose ledger, and the erasure. */
    public record Line(UUID ledger, Erasure erasure) {}

    /** The file cannot be a list of erasures; the message says why. */
    public static final class NotAListException extends IOException {

        private static final long serialVersionUID = 1L;

        NotAListException(String why, Throwable cause) {
            super(why, cause);
        }
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.isRegularFile(path);
    }

    /** Everything in the list, in the order in which it came; nothing if there is no file. */
    public List<Line> read() throws IOException {
        return exists() ? lines(Files.readString(path)) : List.of();
    }

    /** Adds a line unless its account is in the list already; on the disk when this returns. */
    public void add(UUID ledger, Erasure erasure) throws IOException {
        Files.createDirectories(path.getParent());
        synchronized (ONE_OF_THIS_PROCESS) {
            try (FileChannel channel = FileChannel.open(
                            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                String kept = whole(channel);
                boolean known = lines(kept).stream()
                        .anyMatch(line -> line.ledger().equals(ledger)
                                && line.erasure().account().equals(erasure.account()));
                if (!known && lock.isValid()) {
                    append(channel, kept, write(ledger, erasure) + "\n");
                }
            }
        }
    }

    private static void append(FileChannel channel, String kept, String line) throws IOException {
        int end = kept.getBytes(StandardCharsets.UTF_8).length;
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
        channel.truncate(end);
        channel.position(end);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static String whole(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
        return ended(StandardCharsets.UTF_8.decode(bytes.flip()).toString());
    }

    private static String ended(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    private List<Line> lines(String text) throws IOException {
        List<Line> lines = new ArrayList<>();
        try {
            ended(text)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(ErasureListFile::parse)
                    .forEach(lines::add);
        } catch (JacksonException | IllegalArgumentException | NullPointerException strange) {
            throw new NotAListException(
                    path + " is no list of erasures: line " + (lines.size() + 1) + " can not be read", strange);
        }
        return List.copyOf(lines);
    }

    private static String write(UUID ledger, Erasure erasure) {
        ObjectNode line = JSON.createObjectNode();
        line.put("ledger", ledger.toString());
        line.put("account", erasure.account().toString());
        line.put("reason", erasure.reason().name());
        line.put("at", erasure.at().toString());
        return line.toString();
    }

    private static Line parse(String text) {
        JsonNode line = JSON.readTree(text);
        return new Line(
                UUID.fromString(line.get("ledger").stringValue()),
                new Erasure(
                        new AccountId(Long.parseLong(line.get("account").stringValue())),
                        ErasureReason.valueOf(line.get("reason").stringValue()),
                        Instant.parse(line.get("at").stringValue())));
    }
}
