package stoa.server.tool;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.server.postgres.BorrowedPostgres;
import stoa.server.postgres.PostgresServer;

/** The server's ledger for a program that only reads it, whether the server runs or not. */
public final class BorrowedLedger implements AutoCloseable {

    private final ConfigurableApplicationContext settings;
    private final BorrowedPostgres postgres;
    private final LedgerDatabase database;

    private BorrowedLedger(ConfigurableApplicationContext settings, BorrowedPostgres postgres) {
        this.settings = settings;
        this.postgres = postgres;
        PostgresServer server = postgres.server();
        this.database = LedgerDatabase.readOnly(server.url(), server.user(), server.password());
    }

    static BorrowedLedger open(ConfigurableApplicationContext settings) throws IOException {
        try {
            return new BorrowedLedger(settings, BorrowedPostgres.open(settings.getEnvironment()));
        } catch (IOException | RuntimeException nothingToSee) {
            settings.close();
            throw nothingToSee;
        }
    }

    /** Refuses whatever would write. */
    public LedgerDatabase database() {
        return database;
    }

    /** Where the database itself is. */
    public PostgresServer server() {
        return postgres.server();
    }

    /** The server's data directory. */
    public Path data() {
        return Path.of(environment().getRequiredProperty("stoa.data"));
    }

    /** The server's settings. */
    public Environment environment() {
        return settings.getEnvironment();
    }

    @Override
    public void close() throws IOException {
        database.close();
        postgres.close();
        settings.close();
    }
}
