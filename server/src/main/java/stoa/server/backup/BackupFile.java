package stoa.server.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;

/** A file of a backup, with what is known of its content. */
record BackupFile(long rows, long bytes, String sha256) {

    private static final int BUFFER = 1 << 16;

    /** Writes a stream of rows and returns how many there were. */
    interface Rows {
        long writeTo(OutputStream out) throws IOException, SQLException;
    }

    /** Writes a new file; on the disk when this returns. */
    static BackupFile write(Path file, Rows rows) throws IOException, SQLException {
        MessageDigest sha256 = digest();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            BufferedOutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            long count = rows.writeTo(new DigestOutputStream(buffered, sha256));
            buffered.flush();
            channel.force(true);
            return new BackupFile(count, channel.size(), HexFormat.of().formatHex(sha256.digest()));
        }
    }

    /** Reads a file to its end and says what is wrong with it, if anything is. */
    static void requireWhole(Path file, Manifest.Table expected) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DamagedBackupException("the file " + file.getFileName() + " is missing");
        }
        if (Files.size(file) != expected.bytes()) {
            throw new DamagedBackupException("the file " + file.getFileName() + " has " + Files.size(file)
                    + " bytes instead of " + expected.bytes());
        }
        MessageDigest sha256 = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!HexFormat.of().formatHex(sha256.digest()).equals(expected.sha256())) {
            throw new DamagedBackupException("the file " + file.getFileName() + " was changed");
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
