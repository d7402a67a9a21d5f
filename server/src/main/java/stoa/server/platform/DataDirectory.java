package stoa.server.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where this instance keeps what it owns. Held by one process at a time: the operating system frees the lock whenever
 * that process ends, however it ends.
 */
public final class DataDirectory implements AutoCloseable {

    private static final String LOCK = ".lock";

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Makes the directory if need be and locks it; a {@link StartFailure} if another process holds it. */
    public static DataDirectory lock(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                onlyForMe(path);
            }
            return new DataDirectory(path, locked(path));
        } catch (IOException unusable) {
            throw new StartFailure(
                    "the data directory " + path + " can not be used (" + unusable + ")",
                    "make it a directory that this user may write, or name another one with STOA_DATA",
                    unusable);
        }
    }

    private static void onlyForMe(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static FileChannel locked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            String holder = readHolder(channel);
            channel.close();
            throw new StartFailure(
                    "another Stoa" + holder + " is running on the data in " + path,
                    "stop that one, or give this one a directory of its own with STOA_DATA");
        }
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(
                Long.toString(ProcessHandle.current().pid())));
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static String readHolder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        String digits = StandardCharsets.US_ASCII.decode(pid.flip()).toString().strip();
        return digits.isEmpty() ? "" : " (process " + digits + ")";
    }

    /** The directory itself, absolute. */
    public Path path() {
        return path;
    }

    /** Something inside of it. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
