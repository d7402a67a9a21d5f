package stoa.server.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.Verification;
import stoa.ledger.tree.Checkpoint;
import stoa.ledger.tree.NoteVerifier;
import stoa.server.erasure.ErasureListFile;
import stoa.server.platform.StartFailure;
import stoa.server.postgres.BorrowedPostgres;
import stoa.server.postgres.PostgresServer;
import stoa.server.tool.ToolContext;
import stoa.vault.Erasures.Erasure;
import stoa.vault.platform.MasterKey;
import stoa.vault.platform.VaultSettings;

/** {@code ./stoa restore DIR}: into an empty database, with no server running. */
@Command(
        name = "restore",
        description = "Fills an empty database from a backup, notes the erasures since then to be done again before the"
                + " next start serves anybody, and verifies the hash tree against the backup's checkpoint.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {

    private final ToolContext context;

    @Parameters(paramLabel = "DIR", description = "the backup")
    private Path directory;

    @Option(
            names = "--erasures",
            paramLabel = "FILE",
            description = "a list of erasures; may be said several times (default: the server's own, and the one beside"
                    + " the backup)")
    private List<Path> named = List.of();

    @Option(names = "--no-erasures", description = "there is no list, and nobody was erased since the backup")
    private boolean nobodyErased;

    @Option(names = "--check", description = "only look whether the backup is whole")
    private boolean check;

    public RestoreCommand(ToolContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        try {
            Path backup = directory.toAbsolutePath().normalize();
            Manifest manifest = Manifest.read(backup);
            for (Manifest.Table table : manifest.tables()) {
                BackupFile.requireWhole(backup.resolve(table.file()), table);
            }
            if (check) {
                context.out()
                        .printf(
                                "%s is whole: events 1 to %d of ledger %s.%n",
                                backup, manifest.head(), manifest.ledger());
                return ToolContext.FINE;
            }
            return restore(backup, manifest);
        } catch (DamagedBackupException damaged) {
            context.err().println("stoa restore: " + damaged.getMessage());
            return ToolContext.WRONG;
        }
    }

    private int restore(Path backup, Manifest manifest) throws IOException, SQLException {
        try (ConfigurableApplicationContext settings = context.openSettings()) {
            Environment environment = settings.getEnvironment();
            List<Erasure> since = erasures(backup, manifest, environment);
            requireMasterKey(manifest, environment);
            try (BorrowedPostgres postgres = BorrowedPostgres.openOrMake(environment)) {
                Restore restore = new Restore(Databases.at(postgres.server()), backup, manifest, this::tell);
                restore.requireEmpty();
                restore.run(since);
                return verify(postgres.server(), manifest, since);
            }
        }
    }

    private List<Erasure> erasures(Path backup, Manifest manifest, Environment environment) throws IOException {
        List<Erasure> erasures = new ArrayList<>();
        boolean found = false;
        for (ErasureListFile list : lists(backup, environment)) {
            found |= list.exists();
            for (ErasureListFile.Line line : list.read()) {
                if (!line.ledger().toString().equals(manifest.ledger())) {
                    throw new StartFailure(
                            "the list of erasures " + list.path() + " is of the ledger " + line.ledger()
                                    + " and the backup of " + manifest.ledger(),
                            "name the right one with --erasures");
                }
                erasures.add(line.erasure());
            }
        }
        if (!found && !nobodyErased) {
            throw new StartFailure(
                    "there is no list of erasures, and whoever was erased since the backup would be back",
                    "name it with --erasures, or say --no-erasures if nobody was");
        }
        return erasures;
    }

    private List<ErasureListFile> lists(Path backup, Environment environment) throws IOException {
        if (!named.isEmpty()) {
            List<ErasureListFile> lists =
                    named.stream().map(ErasureListFile::new).toList();
            for (ErasureListFile list : lists) {
                if (!list.exists()) {
                    throw new StartFailure("there is no file " + list.path(), "name a list of erasures");
                }
            }
            return lists;
        }
        List<ErasureListFile> lists = new ArrayList<>(Databases.lists(environment));
        lists.add(Databases.listBeside(backup));
        return lists;
    }

    private static void requireMasterKey(Manifest manifest, Environment environment) {
        MasterKey key = MasterKey.kept(Binder.get(environment).bindOrCreate("stoa.vault", VaultSettings.class))
                .orElseThrow(() -> new StartFailure(
                        "there is no master key here, and without it the backup can not be opened",
                        "put master.key into the data directory (mode 0600), or set STOA_VAULT_MASTERKEY"));
        if (!key.opens(Databases.mark(manifest))) {
            throw new StartFailure(
                    "the master key here is not the one that the backup was sealed with",
                    "bring the right master.key, or set STOA_VAULT_MASTERKEY");
        }
    }

    private void tell(Manifest.Table table) {
        context.err().printf("%-28s %,12d rows %,16d bytes%n", table.name(), table.rows(), table.bytes());
    }

    private int verify(PostgresServer server, Manifest manifest, List<Erasure> since) {
        Optional<String> finding = finding(server, manifest);
        if (finding.isPresent()) {
            context.err().println("stoa restore: what was restored is not what was backed up: " + finding.get());
            return ToolContext.WRONG;
        }
        context.out()
                .printf("Restored events 1 to %d; the tree is that of the backup's checkpoint.%n", manifest.head());
        context.out()
                .printf(
                        "%d erasures are listed; those that the backup does not know are done again by the next start,"
                                + " before it serves anybody. Everybody has to log in again.%n",
                        since.size());
        return ToolContext.FINE;
    }

    /** What is wrong with the restored ledger, computed anew from its first event. */
    private static Optional<String> finding(PostgresServer server, Manifest manifest) {
        try (LedgerDatabase ledger = LedgerDatabase.readOnly(server.url(), server.user(), server.password())) {
            Verification verification = Verification.over(ledger).against(Checkpoint.parse(manifest.checkpoint()));
            if (!manifest.verifierKey().isEmpty()) {
                verification.signedBy(NoteVerifier.of(manifest.verifierKey()));
            }
            Verification.Report report = verification.run();
            boolean same = report.size() == manifest.head()
                    && HexFormat.of().formatHex(report.root()).equals(manifest.root());
            return report.finding()
                    .map(Verification.Finding::what)
                    .or(() -> same ? Optional.empty() : Optional.of("its root is not the manifest's"));
        }
    }
}
