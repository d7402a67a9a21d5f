package stoa.server.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;
import stoa.server.platform.StartFailure;

/**
 * PostgreSQL's programs, unpacked from the library that brings them. The library could also start them, but only
 * without fsync, in {@code /tmp}, and for every local user without a password.
 */
final class PostgresSoftware {

    private final Path home;

    private PostgresSoftware(Path home) {
        this.home = home;
    }

    /** Unpacks the programs below {@code parent}, unless this very version is there already. */
    static PostgresSoftware unpackedIn(Path parent) throws IOException {
        byte[] archive = archive();
        Path home = parent.resolve("postgres-software-" + digest(archive));
        if (!Files.isDirectory(home)) {
            Files.createDirectories(parent);
            // A kill in the middle leaves only a directory that nobody looks at.
            Path unfinished = Files.createTempDirectory(parent, "postgres-software-unfinished");
            unpack(archive, unfinished);
            moveUnlessThere(unfinished, home);
        }
        return new PostgresSoftware(home);
    }

    /** The command line that runs one of the programs. PostgreSQL refuses root, so root enters a user namespace. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return packed.readAllBytes();
        } catch (IllegalStateException none) {
            throw new StartFailure(
                    "there is no embedded PostgreSQL for " + system + " on " + machine,
                    "give the address of a PostgreSQL 15 or newer with STOA_POSTGRES_URL",
                    none);
        }
    }

    private static String digest(byte[] archive) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    makeExecutable(target, path);
                }
            }
        }
    }

    private static void makeExecutable(Path target, Path path) {
        if (target.relativize(path).startsWith("bin") && !path.toFile().setExecutable(true, false)) {
            throw new IllegalStateException(path + " can not be made executable");
        }
    }

    private static void moveUnlessThere(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException another) {
            FileSystemUtils.deleteRecursively(unfinished);
            if (!Files.isDirectory(home)) {
                throw another;
            }
        }
    }
}
