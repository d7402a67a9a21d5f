package stoa.bench.platform;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints tables of measurements, and what each was expected to reach beside its rival. */
public final class Report {

    private final PrintStream out;
    private final List<String> missed = new ArrayList<>();

    public Report(PrintStream out) {
        this.out = out;
    }

    public void title(String title) {
        out.println();
        out.println("== " + title);
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    public void header(String what) {
        line(String.format(Locale.ROOT, "%-52s %11s %9s %9s %9s", what, "per second", "p50 ms", "p99 ms", "cpu us"));
    }

    public void row(String what, Measured measured) {
        String cpu = Double.isNaN(measured.cpuMicros()) ? "" : String.format(Locale.ROOT, "%.0f", measured.cpuMicros());
        line(String.format(
                Locale.ROOT,
                "%-52s %11.1f %9.2f %9.2f %9s",
                what,
                measured.perSecond(),
                measured.p50(),
                measured.p99(),
                cpu));
    }

    /** States a figure of which nothing is expected. */
    public void figure(String what, double found) {
        line(String.format(Locale.ROOT, "  -> %-58s %9s", what, number(found)));
    }

    /** States a figure that must be at least so large. */
    public void atLeast(String what, double found, double expected) {
        judge(what, found, ">= " + number(expected), found >= expected);
    }

    /** States a figure that must be at most so large. */
    public void atMost(String what, double found, double expected) {
        judge(what, found, "<= " + number(expected), found <= expected);
    }

    /** Names of the expectations that did not hold. */
    public List<String> missed() {
        return List.copyOf(missed);
    }

    private void judge(String what, double found, String expected, boolean holds) {
        line(String.format(
                Locale.ROOT, "  -> %-58s %9s   expected %s: %s", what, number(found), expected, holds ? "yes" : "NO"));
        if (!holds) {
            missed.add(what + ": " + number(found) + ", expected " + expected);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
