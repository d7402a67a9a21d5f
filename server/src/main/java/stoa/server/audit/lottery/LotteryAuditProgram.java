package stoa.server.audit.lottery;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.tree.NoteVerifier;
import stoa.server.ledger.VerifierKeyFile;
import stoa.server.platform.StartFailure;
import stoa.server.postgres.BorrowedPostgres;
import stoa.server.postgres.PostgresServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./stoa audit lottery}: ends with 0 if everything holds, 1 if something is wrong, 2 if it could not be seen.
 * Whether the server runs meanwhile does not matter.
 */
public final class LotteryAuditProgram {

    private static final int WRONG = 1;
    private static final int NOT_LOOKED_AT = 2;
    private static final int TELL_EVERY = 10_000;

    private final PrintStream out;
    private final PrintStream err;

    LotteryAuditProgram(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Reads the settings as the server does, and nothing else of it. */
    @Configuration(proxyBeanMethods = false)
    static class Settings {}

    /** Options are described in {@code docs/operating/audit.md}. */
    public static void main(String... arguments) {
        System.exit(new LotteryAuditProgram(System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        try {
            return audit(AuditOptions.parse(arguments));
        } catch (StartFailure | IOException | IllegalArgumentException impossible) {
            err.println("stoa audit: " + impossible.getMessage());
            return NOT_LOOKED_AT;
        }
    }

    private int audit(AuditOptions options) throws IOException {
        try (ConfigurableApplicationContext settings = settings(options.settings());
                BorrowedPostgres postgres = BorrowedPostgres.open(settings.getEnvironment());
                LedgerDatabase database = ledger(postgres.server())) {
            Path data = Path.of(settings.getEnvironment().getRequiredProperty("stoa.data"));
            LotteryAudit audit = new LotteryAudit(database, key(options, data)).telling(this::tell);
            options.notes().forEach(audit::against);
            AuditReport report = audit.run();
            show(report, options.json());
            return report.isClean() ? 0 : WRONG;
        }
    }

    private static ConfigurableApplicationContext settings(List<String> arguments) {
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=error")
                .run(arguments.toArray(String[]::new));
    }

    private static LedgerDatabase ledger(PostgresServer server) {
        return LedgerDatabase.readOnly(server.url(), server.user(), server.password());
    }

    private static Optional<NoteVerifier> key(AuditOptions options, Path data) throws IOException {
        if (options.key().isPresent()) {
            return options.key().map(NoteVerifier::of);
        }
        Path kept = VerifierKeyFile.in(data);
        return Files.isRegularFile(kept) ? Optional.of(NoteVerifier.of(Files.readString(kept))) : Optional.empty();
    }

    private void tell(long position) {
        if (position % TELL_EVERY == 0) {
            err.printf("%,d events read%n", position);
        }
    }

    private void show(AuditReport report, boolean json) {
        if (json) {
            out.println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } else {
            ReportText.of(report).forEach(out::println);
        }
    }
}
