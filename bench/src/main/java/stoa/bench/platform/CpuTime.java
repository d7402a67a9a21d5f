package stoa.bench.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Processor time that processes have used. Unlike time on a clock it hardly moves when others use the machine too, so
 * that what an operation costs can be compared on a busy one.
 */
public final class CpuTime {

    private final Supplier<Stream<ProcessHandle>> processes;

    /** Of these processes and all their children. */
    public CpuTime(ProcessHandle... roots) {
        this.processes = () -> Stream.of(roots).flatMap(root -> Stream.concat(Stream.of(root), root.descendants()));
    }

    public double seconds() {
        Set<ProcessHandle> distinct = processes.get().collect(Collectors.toSet());
        return distinct.stream().mapToDouble(CpuTime::seconds).sum();
    }

    /** From the kernel's scheduler, in nanoseconds for each thread; elsewhere as coarse as Java has it. */
    private static double seconds(ProcessHandle process) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            return threads.mapToDouble(thread -> threadSeconds(thread.resolve("schedstat")))
                    .sum();
        } catch (IOException noSuchFolder) {
            return process.info()
                    .totalCpuDuration()
                    .map(used -> used.toNanos() / 1e9)
                    .orElse(0.0);
        }
    }

    private static double threadSeconds(Path statistics) {
        try {
            return Long.parseLong(Files.readString(statistics).split(" ", 2)[0]) / 1e9;
        } catch (IOException ended) {
            return 0;
        }
    }
}
