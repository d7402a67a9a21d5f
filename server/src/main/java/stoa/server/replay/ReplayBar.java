package stoa.server.replay;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import stoa.server.tool.ProgressLine;

/** A progress bar on a terminal, with speed and time left; now and then a line elsewhere. */
final class ReplayBar implements AutoCloseable {

    private static final int WIDTH = 100;
    private static final int UPDATE_MILLIS = 200;

    private final Optional<ProgressBar> bar;
    private final PrintStream err;
    private final ProgressLine lines;

    ReplayBar(PrintStream err, String view, String counted) {
        this(
                err,
                view,
                counted,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent());
    }

    ReplayBar(PrintStream err, String view, String counted, boolean terminal) {
        this.err = err;
        this.lines = new ProgressLine(err, counted);
        this.bar = terminal ? Optional.of(drawn(err, view, counted)) : Optional.empty();
    }

    private static ProgressBar drawn(PrintStream err, String view, String counted) {
        return new ProgressBarBuilder()
                .setTaskName(view)
                .setUnit(" " + counted, 1)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .showSpeed()
                .setConsumer(new DelegatingProgressBarConsumer(
                        line -> {
                            err.print("\r" + line);
                            err.flush();
                        },
                        WIDTH))
                .build();
    }

    void at(long done, long all) {
        if (bar.isPresent()) {
            bar.get().maxHint(all).stepTo(done);
        } else {
            lines.at(done, all);
        }
    }

    @Override
    public void close() {
        bar.ifPresent(drawn -> {
            drawn.close();
            err.println();
        });
        lines.end();
    }
}
