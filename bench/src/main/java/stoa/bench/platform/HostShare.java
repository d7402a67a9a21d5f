package stoa.bench.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How much of a virtual machine's processors its host gave to others meanwhile, by the first line of Linux's
 * {@code /proc/stat} (proc(5)): what is slow then may be so for that reason alone.
 */
public final class HostShare {

    private static final Path FILE = Path.of("/proc/stat");
    private static final int STOLEN = 7;
    private static final int WITHOUT_GUESTS = 8;

    private final Optional<Ticks> before = read();

    /** Since the start of the machine. */
    record Ticks(long stolen, long all) {

        /** From the fields of the line, of which the guests' are in the users' already. */
        static Ticks of(String line) {
            long[] fields = Arrays.stream(line.strip().split("\\s+"))
                    .skip(1)
                    .limit(WITHOUT_GUESTS)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return new Ticks(fields[STOLEN], Arrays.stream(fields).sum());
        }

        double shareSince(Ticks earlier) {
            return (double) (stolen - earlier.stolen) / Math.max(1, all - earlier.all);
        }
    }

    /** States the share since this was made; says nothing where it is not known. */
    public void state(Report report) {
        before.flatMap(earlier -> read().map(now -> now.shareSince(earlier)))
                .ifPresent(share -> report.line(String.format(
                        Locale.ROOT, "the host gave %.1f %% of the processors' time to others", share * 100)));
    }

    private static Optional<Ticks> read() {
        try {
            return Optional.of(Ticks.of(Files.readAllLines(FILE).getFirst()));
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }
}
