package stoa.server.tool;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * Where a tool was started.
 *
 * @param out takes results
 * @param err takes progress, and why there is no result
 * @param settings the server's settings among the arguments, such as {@code --stoa.data=…}
 */
public record ToolContext(PrintStream out, PrintStream err, List<String> settings) {

    /** Everything holds, everything was done. */
    public static final int FINE = 0;

    /** What was looked at is wrong. */
    public static final int WRONG = 1;

    /** It could not be looked at, or it could not be done. */
    public static final int NOT_DONE = 2;

    /** Reads the settings as the server does, and nothing else of it. */
    @Configuration(proxyBeanMethods = false)
    static class Settings {}

    public ToolContext {
        settings = List.copyOf(settings);
    }

    /** The server's settings; closing it ends nothing. */
    public ConfigurableApplicationContext openSettings() {
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=error")
                .run(settings.toArray(String[]::new));
    }

    /** @throws stoa.server.platform.StartFailure with a sentence, if there is no ledger to be seen */
    public BorrowedLedger openLedger() throws IOException {
        return BorrowedLedger.open(openSettings());
    }
}
