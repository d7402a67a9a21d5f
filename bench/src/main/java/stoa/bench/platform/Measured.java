package stoa.bench.platform;

import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What one measurement found.
 *
 * @param perSecond completed operations per second
 * @param p50 median time of one operation in milliseconds
 * @param p99 99th percentile of it
 * @param operations how many were completed
 * @param cpuMicros microseconds of processor time that one took in all processes concerned; NaN where not looked at
 */
public record Measured(double perSecond, double p50, double p99, long operations, double cpuMicros) {

    private static final double NANOS_PER_MILLI = 1e6;

    public static Measured of(Histogram nanos, double seconds) {
        return new Measured(
                nanos.getTotalCount() / seconds,
                nanos.getValueAtPercentile(50) / NANOS_PER_MILLI,
                nanos.getValueAtPercentile(99) / NANOS_PER_MILLI,
                nanos.getTotalCount(),
                Double.NaN);
    }

    public Measured using(double cpuSeconds) {
        return new Measured(perSecond, p50, p99, operations, cpuSeconds * 1e6 / operations);
    }

    /** The round in the middle by throughput: one disturbed round does not move it. */
    public static Measured median(List<Measured> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Measured::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }
}
