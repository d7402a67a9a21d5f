package stoa.bench.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What processes occupy, in MB, as the Linux kernel counts it: pages that several share are divided among them. */
public final class ProcessMemory {

    private static final double KB_PER_MB = 1024;

    /** The process alone; NaN where the kernel does not tell. */
    public static double of(ProcessHandle process) {
        Path rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try (Stream<String> lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KB_PER_MB)
                    .sum();
        } catch (IOException | java.io.UncheckedIOException gone) {
            return Double.NaN;
        }
    }

    /** The PostgreSQL that keeps its files in the data folder, with all its workers. */
    public static double ofPostgres(Path data) {
        return postgresOf(data)
                .map(main -> Stream.concat(Stream.of(main), main.descendants())
                        .mapToDouble(ProcessMemory::of)
                        .sum())
                .orElse(Double.NaN);
    }

    static Optional<ProcessHandle> postgresOf(Path data) {
        try (Stream<Path> files = Files.find(data, 3, (path, ignored) -> path.endsWith("postmaster.pid"))) {
            Optional<Path> file = files.findFirst();
            return file.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(
                            Files.readAllLines(file.get()).getFirst().strip()));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private ProcessMemory() {}
}
