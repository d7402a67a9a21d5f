package stoa.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import stoa.server.platform.DataDirectory;
import stoa.server.platform.StartFailure;

/**
 * The ledger's database for a program that only looks at it: the one whose URL is set, else the embedded one. If that
 * one runs it is left running; if not it is started on any free port and ended afterwards.
 */
public final class BorrowedPostgres implements AutoCloseable {

    private interface Return {
        void giveBack() throws IOException;
    }

    private final PostgresServer server;
    private final Return afterwards;

    private BorrowedPostgres(PostgresServer server, Return afterwards) {
        this.server = server;
        this.afterwards = afterwards;
    }

    /** By the server's own settings; a {@link StartFailure} with a sentence if there is nothing to look at. */
    public static BorrowedPostgres open(Environment environment) throws IOException {
        PostgresSettings settings = Binder.get(environment).bindOrCreate("stoa.postgres", PostgresSettings.class);
        if (!settings.url().isBlank()) {
            return new BorrowedPostgres(PostgresConfiguration.external(settings), () -> {});
        }
        Path data = Path.of(environment.getRequiredProperty("stoa.data")).toAbsolutePath();
        if (!Files.isDirectory(data.resolve("postgres"))) {
            throw new StartFailure(
                    "there is no ledger in " + data, "name its directory with STOA_DATA, or its STOA_POSTGRES_URL");
        }
        return EmbeddedPostgres.running(data)
                .map(running -> new BorrowedPostgres(running, () -> {}))
                .orElseGet(() -> started(data, settings));
    }

    /**
     * The same, but to be filled: an embedded one is made where there is none. It must not be in use; a {@link
     * StartFailure} says so.
     */
    public static BorrowedPostgres openOrMake(Environment environment) {
        PostgresSettings settings = Binder.get(environment).bindOrCreate("stoa.postgres", PostgresSettings.class);
        return settings.url().isBlank()
                ? started(Path.of(environment.getRequiredProperty("stoa.data")).toAbsolutePath(), settings)
                : new BorrowedPostgres(PostgresConfiguration.external(settings), () -> {});
    }

    private static BorrowedPostgres started(Path directory, PostgresSettings settings) {
        DataDirectory data = DataDirectory.lock(directory);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data, settings.onAnyPort());
        return new BorrowedPostgres(postgres.server(), () -> {
            postgres.close();
            data.close();
        });
    }

    /** Where to look. */
    public PostgresServer server() {
        return server;
    }

    @Override
    public void close() throws IOException {
        afterwards.giveBack();
    }
}
