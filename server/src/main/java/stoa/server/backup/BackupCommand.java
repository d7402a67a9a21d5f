package stoa.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stoa.server.erasure.ErasureListFile;
import stoa.server.ledger.VerifierKeyFile;
import stoa.server.platform.StartFailure;
import stoa.server.postgres.BorrowedPostgres;
import stoa.server.tool.ToolContext;
import stoa.vault.platform.MasterKey;
import stoa.vault.platform.VaultSettings;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./stoa backup DIR}: beside a running server or after it. */
@Command(
        name = "backup",
        description = "Copies the ledger and the vault into a new directory, while the server runs or not. The master"
                + " key is not in it: keep that elsewhere.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {

    private final ToolContext context;

    @Parameters(paramLabel = "DIR", description = "a directory that does not exist yet, or is empty")
    private Path directory;

    @Option(names = "--json", description = "print the manifest")
    private boolean json;

    public BackupCommand(ToolContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        Path target = directory.toAbsolutePath().normalize();
        try (ConfigurableApplicationContext settings = context.openSettings();
                BorrowedPostgres postgres = BorrowedPostgres.open(settings.getEnvironment());
                Connection connection = Databases.connect(postgres.server())) {
            prepare(target);
            Environment environment = settings.getEnvironment();
            Path key = VerifierKeyFile.in(Databases.data(environment));
            Manifest manifest = new Backup(connection, target, this::tell)
                    .take(Files.isRegularFile(key) ? Files.readString(key).strip() : "");
            listBeside(target, manifest, environment);
            warnOfTheMasterKey(manifest, environment);
            report(target, manifest);
        }
        return ToolContext.FINE;
    }

    private static void prepare(Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> there = Files.list(target)) {
            if (there.findAny().isPresent()) {
                throw new StartFailure("the directory " + target + " is not empty", "name another one");
            }
        }
    }

    private void tell(Manifest.Table table) {
        context.err().printf("%-28s %,12d rows %,16d bytes%n", table.name(), table.rows(), table.bytes());
    }

    /** A restore needs to know of erasures that came after the backup; so the list is kept where the backups are. */
    private static void listBeside(Path target, Manifest manifest, Environment environment) throws IOException {
        ErasureListFile beside = Databases.listBeside(target);
        for (ErasureListFile list : Databases.lists(environment)) {
            for (ErasureListFile.Line line : list.read()) {
                if (line.ledger().toString().equals(manifest.ledger())) {
                    beside.add(line.ledger(), line.erasure());
                }
            }
        }
    }

    private void warnOfTheMasterKey(Manifest manifest, Environment environment) {
        Optional<MasterKey> key =
                MasterKey.kept(Binder.get(environment).bindOrCreate("stoa.vault", VaultSettings.class));
        if (key.filter(kept -> kept.opens(Databases.mark(manifest))).isEmpty()) {
            context.err()
                    .println("stoa backup: the master key of this vault is not at hand here; make sure that you have"
                            + " it: without it this backup can not be opened.");
        }
    }

    private void report(Path target, Manifest manifest) {
        if (json) {
            context.out().println(new JsonMapper().writeValueAsString(manifest));
            return;
        }
        List<Manifest.Table> tables = manifest.tables();
        context.out()
                .printf(
                        "%s: %d tables, %,d bytes, events 1 to %d of ledger %s.%n",
                        target,
                        tables.size(),
                        tables.stream().mapToLong(Manifest.Table::bytes).sum(),
                        manifest.head(),
                        manifest.ledger());
        context.out().println("The master key is not in it. Keep a copy of it, and never in the same place.");
    }
}
