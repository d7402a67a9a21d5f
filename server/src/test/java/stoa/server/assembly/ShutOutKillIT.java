package stoa.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import stoa.server.Stoa;
import stoa.server.testing.StoaProcess;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

/** Killed between the event and what follows from it, shutting somebody out is finished by the next start. */
class ShutOutKillIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String STATUS = "/api/v1/auth/status";
    private static final String ADMIN = "open sesame";

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    @TempDir
    private Path data;

    @Test
    void whoever_is_shut_out_is_logged_out_after_a_kill_between_the_two() throws SQLException {
        LoggedIn bob;
        int operators = StoaProcess.freePort();
        try (StoaProcess stoa = start("life1", operators);
                Connection inTheWay = database.dataSource().getConnection()) {
            Client client = new Client(stoa.port());
            bob = client.register();
            hold(inTheWay, bob);
            CompletableFuture<Void> order = shutOut(new Client(operators), bob);
            await().atMost(SOON).until(() -> login(client, bob).status() == 403);
            assertThat(open(bob)).as("sessions that are still open").isEqualTo(1);
            assertThat(order).as("what is not done is not answered").isNotDone();
            stoa.kill();
            cutOthers(inTheWay);
            inTheWay.rollback();
        }
        assertThat(open(bob)).isEqualTo(1);

        try (StoaProcess stoa = start("life2", StoaProcess.freePort())) {
            await().atMost(SOON).until(() -> open(bob) == 0);
            Client client = new Client(stoa.port());
            assertThat(client.get(STATUS, bob.bearer()).status()).isEqualTo(401);
            assertThat(client.get(STATUS, bob.refreshCookie()).status()).isEqualTo(401);
            assertThat(login(client, bob).status()).isEqualTo(403);
        }
    }

    /** Whoever wants to end a session of this person waits. */
    private static void hold(Connection inTheWay, LoggedIn person) throws SQLException {
        inTheWay.setAutoCommit(false);
        try (PreparedStatement rows =
                inTheWay.prepareStatement("SELECT id FROM vault.session WHERE account = ? FOR UPDATE")) {
            rows.setLong(1, Long.parseLong(person.id()));
            assertThat(rows.executeQuery().next()).isTrue();
        }
    }

    /** What a dead process had asked for would otherwise still be done once nothing is in the way. */
    private void cutOthers(Connection inTheWay) throws SQLException {
        try (PreparedStatement cut = inTheWay.prepareStatement("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()")) {
            cut.execute();
        }
        await().atMost(SOON)
                .until(() -> jdbc.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
                                .query(Long.class)
                                .single()
                        == 2);
    }

    private static CompletableFuture<Void> shutOut(Client operators, LoggedIn person) {
        String token = operators
                .post("/api/v1/login", "{\"name\":\"admin\",\"password\":\"" + ADMIN + "\"}")
                .json()
                .get("token")
                .stringValue();
        return CompletableFuture.runAsync(() ->
                operators.post("/api/v1/accounts/" + person.id() + "/disable", "", "Authorization", "Bearer " + token));
    }

    private static Answer login(Client client, LoggedIn person) {
        return client.post(
                "/api/v1/auth/login",
                "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(person.name(), Client.PASSWORD));
    }

    private long open(LoggedIn person) {
        return jdbc.sql("SELECT count(*) FROM vault.session WHERE account = ? AND ended_at IS NULL")
                .param(Long.parseLong(person.id()))
                .query(Long.class)
                .single();
    }

    private StoaProcess start(String life, int operators) {
        return StoaProcess.start(
                Stoa.class,
                data.resolve(life),
                "stoa.operator.port=" + operators,
                "stoa.gateway.admin.password=" + ADMIN,
                "stoa.vault.master-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "stoa.postgres.url=" + database.url(),
                "stoa.postgres.user=" + database.user(),
                "stoa.postgres.password=" + database.password());
    }
}
