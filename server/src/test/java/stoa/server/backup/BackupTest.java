package stoa.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.api.account.ErasureReason;
import stoa.api.kernel.AccountId;
import stoa.server.StoaTool;
import stoa.server.erasure.ErasureListFile;
import stoa.server.testing.StoaTest;
import stoa.server.tool.ToolContext;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import stoa.vault.Erasures.Erasure;

/** A backup is taken of a busy Stoa, somebody is erased, and all that is left are backup, key and list. */
class BackupTest {

    private static final String KEY = "master.key";
    private static final String LIST = "erasures.list";
    private static final int MEANWHILE = 40;

    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();

    @TempDir
    private static Path files;

    private static Path data;
    private static Path backup;
    private static LoggedIn alice;
    private static LoggedIn bob;
    private static LoggedIn late;
    private static final List<String> POSTS = new ArrayList<>();

    @TempDir
    private Path target;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void live() throws Exception {
        data = files.resolve("data");
        backup = files.resolve("backups").resolve("monday");
        try (StoaTest stoa = StoaTest.start(DATABASE, data)) {
            Client client = new Client(stoa.port());
            alice = client.register();
            bob = client.register();
            POSTS.add(publish(client, alice));
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Integer> busy = CompletableFuture.supplyAsync(() -> {
                int published = 0;
                while (!done.get() || published < MEANWHILE) {
                    publish(client, bob);
                    published++;
                }
                return published;
            });
            BackupTest tool = new BackupTest();
            int status = tool.run(DATABASE, data, "backup", backup.toString());
            done.set(true);
            assertThat(status).as(tool.text(tool.err)).isEqualTo(ToolContext.FINE);
            assertThat(tool.text(tool.out)).contains("The master key is not in it");
            assertThat(busy.join()).isGreaterThanOrEqualTo(MEANWHILE);
            POSTS.add(publish(client, alice));
            late = client.register();
            assertThat(erase(client, bob).status()).isEqualTo(200);
            assertThat(erase(client, late).status()).isEqualTo(200);
        }
    }

    @AfterAll
    static void nothingLeft() {
        POSTS.clear();
    }

    private static String publish(Client client, LoggedIn author) {
        Answer answer = client.post(
                "/api/v1/posts", "{\"title\":\"a title\",\"content\":\"text\",\"tags\":[]}", author.bearer());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.data().get("id").stringValue();
    }

    private static Answer erase(Client client, LoggedIn person) {
        return client.post(
                "/api/v1/users/me/erasure", "{\"password\":\"%s\"}".formatted(Client.PASSWORD), person.bearer());
    }

    private static Answer login(Client client, LoggedIn person) {
        return client.post(
                "/api/v1/auth/login",
                "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(person.name(), Client.PASSWORD));
    }

    private int run(TestDatabase database, Path directory, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of(
                "--stoa.data=" + directory,
                "--stoa.postgres.url=" + database.url(),
                "--stoa.postgres.user=" + database.user(),
                "--stoa.postgres.password=" + database.password()));
        return new StoaTool(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(arguments.toArray(String[]::new));
    }

    private String text(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8);
    }

    /** An empty data directory but for the master key. */
    private Path withKey() throws IOException {
        Files.copy(data.resolve(KEY), target.resolve(KEY), StandardCopyOption.COPY_ATTRIBUTES);
        return target;
    }

    private String list() {
        return data.resolve(LIST).toString();
    }

    @Test
    void what_is_restored_is_what_was_backed_up_and_who_was_erased_since_stays_erased() throws Exception {
        TestDatabase fresh = TestPostgres.freshDatabase();

        int status = run(fresh, withKey(), "restore", backup.toString(), "--erasures", list());

        assertThat(status).as(text(err)).isEqualTo(ToolContext.FINE);
        assertThat(text(out)).contains("the tree is that of the backup's checkpoint", "2 erasures are listed");
        try (StoaTest stoa = StoaTest.start(fresh, target)) {
            Client client = new Client(stoa.port());
            assertThat(client.get("/api/v1/posts/" + POSTS.getFirst()).status()).isEqualTo(200);
            assertThat(client.get("/api/v1/posts/" + POSTS.getLast()).status())
                    .as("what came after the backup")
                    .isEqualTo(404);
            assertThat(client.get("/api/v1/users/" + bob.id()).outcome()).isEqualTo("20001/404");
            assertThat(login(client, bob).outcome()).isEqualTo("20001/404");
            assertThat(client.get("/api/v1/auth/status", alice.bearer()).status())
                    .as("a token from before")
                    .isEqualTo(401);
            assertThat(login(client, alice).status()).isEqualTo(200);
            assertThat(rows(fresh, "vault.erasure_to_repeat")).isZero();
            assertThat(rows(fresh, "vault.personal_key WHERE wrapped IS NULL AND account = " + bob.id()))
                    .isEqualTo(1);
            assertThat(new ErasureListFile(target.resolve(LIST)).read())
                    .as("listed for the restore after this one")
                    .extracting(line -> line.erasure().account().toString())
                    .containsExactlyInAnyOrder(bob.id(), late.id());
        }
    }

    @Test
    void a_whole_backup_is_found_whole_and_has_no_key_in_it() throws IOException {
        assertThat(run(DATABASE, target, "restore", "--check", backup.toString()))
                .isEqualTo(ToolContext.FINE);

        assertThat(text(out)).contains("is whole");
        String key = Files.readString(data.resolve(KEY)).strip();
        try (var kept = Files.list(backup)) {
            for (Path file : kept.toList()) {
                assertThat(new String(Files.readAllBytes(file), UTF_8)).doesNotContain(key);
            }
        }
        assertThat(Manifest.read(backup).tables())
                .extracting(Manifest.Table::name)
                .contains("ledger.event", "ledger.head", "vault.personal_key", "vault.reaction_token")
                .doesNotContain("ledger.listener");
    }

    @Test
    void a_damaged_backup_is_found_and_not_restored() throws Exception {
        TestDatabase fresh = TestPostgres.freshDatabase();
        Path damaged = withKey().resolve("damaged");
        for (Damage damage : damages()) {
            copyTo(damaged);
            damage.to(damaged);

            assertThat(run(fresh, target, "restore", damaged.toString(), "--erasures", list()))
                    .as(text(err))
                    .isEqualTo(ToolContext.WRONG);
            assertThat(run(fresh, target, "restore", "--check", damaged.toString()))
                    .isEqualTo(ToolContext.WRONG);
            assertEmpty(fresh);
        }
        assertThat(text(err)).contains("was changed", "is missing", "bytes instead of", "manifest.json");
    }

    private interface Damage {
        void to(Path copy) throws IOException;
    }

    private static List<Damage> damages() {
        return List.of(
                copy -> {
                    Path file = copy.resolve("ledger.event.copy");
                    byte[] bytes = Files.readAllBytes(file);
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(file, bytes);
                },
                copy -> Files.delete(copy.resolve("vault.credential.copy")),
                copy -> Files.write(copy.resolve("ledger.head.copy"), new byte[1], StandardOpenOption.APPEND),
                copy -> Files.writeString(copy.resolve(Manifest.FILE), "{"),
                copy -> Files.delete(copy.resolve(Manifest.FILE)));
    }

    private static void copyTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (var kept = Files.list(backup)) {
            for (Path file : kept.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void nothing_is_restored_without_the_key_that_opens_it() throws Exception {
        TestDatabase fresh = TestPostgres.freshDatabase();

        assertThat(run(fresh, target, "restore", backup.toString(), "--erasures", list()))
                .isEqualTo(ToolContext.NOT_DONE);
        assertThat(run(
                        fresh,
                        target,
                        "restore",
                        backup.toString(),
                        "--erasures",
                        list(),
                        "--stoa.vault.master-key=" + "A".repeat(43) + "="))
                .isEqualTo(ToolContext.NOT_DONE);

        assertThat(text(err)).contains("there is no master key here", "is not the one that the backup was sealed with");
        assertEmpty(fresh);
    }

    @Test
    void nothing_is_restored_over_what_is_there() throws Exception {
        long before = rows(DATABASE, "ledger.event");

        assertThat(run(DATABASE, withKey(), "restore", backup.toString(), "--erasures", list()))
                .isEqualTo(ToolContext.NOT_DONE);

        assertThat(text(err)).contains("the database is not empty");
        assertThat(rows(DATABASE, "ledger.event")).isEqualTo(before);
    }

    @Test
    void a_list_of_another_ledger_or_none_at_all_is_refused() throws Exception {
        TestDatabase fresh = TestPostgres.freshDatabase();
        Path lonely = withKey().resolve("lonely/monday");
        copyTo(lonely);
        Path other = target.resolve("other.list");
        new ErasureListFile(other)
                .add(UUID.randomUUID(), new Erasure(new AccountId(7), ErasureReason.LEGAL, Instant.EPOCH));

        for (String[] words : new String[][] {
            {"restore", lonely.toString()},
            {
                "restore",
                lonely.toString(),
                "--erasures",
                target.resolve("nowhere").toString()
            },
            {"restore", lonely.toString(), "--erasures", other.toString()},
            {
                "restore",
                lonely.toString(),
                "--erasures",
                backup.resolve(Manifest.FILE).toString()
            }
        }) {
            assertThat(run(fresh, target, words)).isEqualTo(ToolContext.NOT_DONE);
        }

        assertThat(text(err))
                .contains(
                        "there is no list of erasures",
                        "there is no file",
                        "is of the ledger",
                        "is no list of erasures");
        assertEmpty(fresh);
    }

    @Test
    void a_backup_is_taken_into_an_empty_directory_only() throws IOException {
        Files.writeString(target.resolve("something"), "is here");

        assertThat(run(DATABASE, data, "backup", target.toString())).isEqualTo(ToolContext.NOT_DONE);

        assertThat(text(err)).contains("is not empty");
    }

    private static void assertEmpty(TestDatabase database) throws SQLException {
        assertThat(rows(database, "pg_tables WHERE schemaname IN ('ledger', 'vault')"))
                .isZero();
    }

    private static long rows(TestDatabase database, String from) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
