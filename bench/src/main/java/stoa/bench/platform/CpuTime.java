package stoa.bench.platform;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Processor time that processes have used. Unlike time on a clock it hardly moves when others use the machine too, so
 * that what an operation costs can be compared on a busy one.
 */
public final class CpuTime {

    private static final double NANOS = 1e9;

    private final Supplier<Stream<ProcessHandle>> processes;

    /** Of these processes and all their children. */
    public CpuTime(ProcessHandle... roots) {
        this.processes = () -> Stream.of(roots).flatMap(root -> Stream.concat(Stream.of(root), root.descendants()));
    }

    private CpuTime(Supplier<Stream<ProcessHandle>> processes) {
        this.processes = processes;
    }

    /** Of all processes of both. */
    public CpuTime and(CpuTime other) {
        return new CpuTime(() -> Stream.concat(processes.get(), other.processes.get()));
    }

    public double seconds() {
        Set<ProcessHandle> distinct = processes.get().collect(Collectors.toSet());
        return distinct.stream().mapToDouble(CpuTime::seconds).sum();
    }

    /** In hundredths, with what threads took that have ended. */
    private static double seconds(ProcessHandle process) {
        return process.info()
                .totalCpuDuration()
                .map(used -> used.toNanos() / NANOS)
                .orElse(0.0);
    }
}
