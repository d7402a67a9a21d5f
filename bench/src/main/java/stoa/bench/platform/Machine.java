package stoa.bench.platform;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Says on what the figures were taken, since without that they mean nothing. */
public final class Machine {

    public static void describe(Report report) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        report.line("machine     " + system.getAvailableProcessors() + " cores, "
                + first("/proc/cpuinfo", "model name").replaceAll("\\s+", " ") + ", "
                + first("/proc/meminfo", "MemTotal") + ", " + system.getName() + " " + system.getVersion());
        report.line(String.format(
                Locale.ROOT,
                "load before %.2f runnable on average in the last minute (the generator shares the cores)",
                system.getSystemLoadAverage()));
        var jvm = ManagementFactory.getRuntimeMXBean();
        report.line("jvm         " + jvm.getVmName() + " " + jvm.getVmVersion() + " " + jvm.getInputArguments());
    }

    private static String first(String file, String key) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }

    private Machine() {}
}
