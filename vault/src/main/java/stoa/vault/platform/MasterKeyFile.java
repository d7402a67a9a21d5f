package stoa.vault.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The master key as a file that only its owner may read. */
final class MasterKeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path path;

    MasterKeyFile(Path directory) {
        this.path = directory.resolve("master.key").toAbsolutePath().normalize();
    }

    Path path() {
        return path;
    }

    Optional<MasterKey> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            requireOwnerOnly();
            return Optional.of(MasterKey.ofBase64(Files.readString(path)));
        } catch (IOException e) {
            throw new MasterKeyException("The master key file " + path + " can not be read: " + e.getMessage(), e);
        }
    }

    /** A new key, on disk for good before anything is sealed with it; empty if another process has just made one. */
    Optional<MasterKey> create() {
        MasterKey key = MasterKey.random();
        try {
            Files.createDirectories(path.getParent());
            Path complete = writeBeside(key);
            try {
                // A link appears whole or not at all, and never replaces a key.
                Files.createLink(path, complete);
            } finally {
                Files.delete(complete);
            }
            force(path.getParent());
            return Optional.of(key);
        } catch (FileAlreadyExistsException anotherWasFirst) {
            return Optional.empty();
        } catch (IOException e) {
            throw new MasterKeyException("The master key file " + path + " can not be written: " + e.getMessage(), e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new MasterKeyException("The unused master key file " + path + " can not be removed", e);
        }
    }

    private Path writeBeside(MasterKey key) throws IOException {
        Path complete = path.resolveSibling(".master.key." + UUID.randomUUID());
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] attributes = isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(complete, options, attributes)) {
            ByteBuffer text = StandardCharsets.US_ASCII.encode(key.toBase64() + "\n");
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        return complete;
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void requireOwnerOnly() throws IOException {
        if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
            throw new MasterKeyException(
                    "The master key file " + path + " may be read by others: run 'chmod 600 " + path + "'");
        }
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
