package stoa.server.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import stoa.server.Stoa;
import stoa.server.testing.StoaProcess;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.LoggedIn;

/** Killed between the event and what follows from it, an erasure is finished by the next start. */
class ErasureKillIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String STATUS = "/api/v1/auth/status";

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    @TempDir
    private Path data;

    @Test
    void is_finished_after_a_kill_between_its_steps() throws Exception {
        // A list that can not be written holds up the step after the event.
        Path inTheWay = Files.createFile(data.resolve("in-the-way"));
        LoggedIn ada;
        try (StoaProcess stoa = start("life1", inTheWay.resolve("erasures.list"))) {
            Client client = new Client(stoa.port());
            ada = client.register();
            assertThat(client.post(
                                    "/api/v1/users/me/erasure",
                                    "{\"password\":\"%s\"}".formatted(Client.PASSWORD),
                                    ada.bearer())
                            .status())
                    .isEqualTo(200);
            assertThat(client.get("/api/v1/users/" + ada.id()).status()).isEqualTo(404);
            stoa.kill();
        }
        assertThat(rows(ada))
                .as("the key, the password, the last login, the last activity and the session")
                .isEqualTo(5);

        Path list = data.resolve("lists").resolve("erasures.list");
        try (StoaProcess stoa = start("life2", list)) {
            await().atMost(SOON).until(() -> rows(ada) == 0);
            Client client = new Client(stoa.port());
            assertThat(client.get(STATUS, ada.bearer()).status()).isEqualTo(401);
            assertThat(client.get(STATUS, ada.refreshCookie()).status()).isEqualTo(401);
            assertThat(new ErasureListFile(list).read())
                    .singleElement()
                    .satisfies(line -> assertThat(line.erasure().account()).hasToString(ada.id()));
        }
    }

    private StoaProcess start(String life, Path list) {
        return StoaProcess.start(
                Stoa.class,
                data.resolve(life),
                "stoa.vault.master-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "stoa.postgres.url=" + database.url(),
                "stoa.postgres.user=" + database.user(),
                "stoa.postgres.password=" + database.password(),
                "stoa.erasure.lists=" + list);
    }

    private long rows(LoggedIn person) {
        return jdbc.sql("SELECT (SELECT count(*) FROM vault.personal_key WHERE account = :id AND wrapped IS NOT NULL)"
                        + " + (SELECT count(*) FROM vault.credential WHERE account = :id)"
                        + " + (SELECT count(*) FROM vault.last_login WHERE account = :id)"
                        + " + (SELECT count(*) FROM vault.activity WHERE account = :id)"
                        + " + (SELECT count(*) FROM vault.session WHERE account = :id AND ended_at IS NULL)")
                .param("id", Long.parseLong(person.id()))
                .query(Long.class)
                .single();
    }
}
