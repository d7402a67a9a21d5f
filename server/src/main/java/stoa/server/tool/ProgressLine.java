package stoa.server.tool;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/** Says how far a long work is: in one line that is drawn again and again on a terminal, now and then elsewhere. */
public final class ProgressLine {

    private static final Duration REDRAWN_EVERY = Duration.ofMillis(100);
    private static final Duration PRINTED_EVERY = Duration.ofSeconds(5);
    private static final double NANOS = 1e9;
    private static final String REDRAW = "\r\u001b[K";

    private final PrintStream err;
    private final String what;
    private final boolean terminal;
    private final long started = System.nanoTime();
    private long shown = started;
    private boolean drawn;

    /** @param what is counted, in the plural */
    public ProgressLine(PrintStream err, String what) {
        this(
                err,
                what,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent());
    }

    ProgressLine(PrintStream err, String what, boolean terminal) {
        this.err = err;
        this.what = what;
        this.terminal = terminal;
    }

    public void at(long done, long all) {
        long now = System.nanoTime();
        if (now - shown >= (terminal ? REDRAWN_EVERY : PRINTED_EVERY).toNanos()) {
            shown = now;
            show(line(done, all, (now - started) / NANOS));
        }
    }

    /** What is printed next begins on a line of its own. */
    public void end() {
        if (drawn) {
            err.print(REDRAW);
            err.flush();
        }
    }

    private void show(String line) {
        if (terminal) {
            err.print(REDRAW + line);
            err.flush();
            drawn = true;
        } else {
            err.println(line);
        }
    }

    private String line(long done, long all, double seconds) {
        double perSecond = done / seconds;
        return "%,d of %,d %s, %d %%, %,.0f/s, %,.0f s left"
                .formatted(done, all, what, all == 0 ? 100 : done * 100 / all, perSecond, (all - done) / perSecond);
    }
}
