package stoa.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import stoa.server.testing.ForumClient;
import stoa.server.testing.ForumClient.Account;
import stoa.server.testing.StoaTest;

/** What a person said of themselves, and what lets them in, is in clear neither in PostgreSQL nor in a log. */
class SecrecyTest {

    private static final String NAME = "Zaphodora";
    private static final String EMAIL = "zaphodora@example.com";
    private static final String BIO = "likes long walks on Betelgeuse";
    private static final String PASSWORD = "fedcba9876543210fedcba9876543210";

    private final StoaTest stoa = StoaTest.shared();
    private final ForumClient client = stoa.client();

    @Test
    void nothing_personal_or_secret_is_in_clear_in_postgresql_or_in_the_log() throws SQLException {
        List<String> log = new CopyOnWriteArrayList<>();
        String token;
        Lines lines = Lines.into(log);
        try {
            token = live();
        } finally {
            lines.end();
        }
        assertThat(log).as("lines logged meanwhile").isNotEmpty();
        assertThat(String.join("\n", log)).doesNotContainIgnoringCase(PASSWORD, EMAIL, BIO, token);
        for (String secret : List.of(PASSWORD, EMAIL, NAME, BIO, token)) {
            assertThat(tablesHolding(secret))
                    .as("tables that hold %s in clear", secret)
                    .isEmpty();
        }
        // The search finds what is there: titles are no secret.
        assertThat(tablesHolding("towel day")).contains("ledger.event");
    }

    private String live() {
        var registered =
                client.post("/api/v1/auth/register", "", Map.of("name", NAME, "email", EMAIL, "password", PASSWORD));
        assertThat(registered.statusCode()).isEqualTo(200);
        String token =
                registered.headers().firstValue("Authorization").orElseThrow().substring("Bearer ".length());
        assertThat(client.post("/api/v1/users/me", token, Map.of("bio", BIO)).statusCode())
                .isEqualTo(200);
        assertThat(client.post("/api/v1/auth/login", "", Map.of("name", NAME, "password", "0".repeat(32)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.get("/api/v1/posts?token=" + token).statusCode()).isEqualTo(200);
        client.publish(new Account("", NAME, token), "towel day");
        return token;
    }

    /** Every table of the ledger and the vault, text as text and bytes as bytes. */
    private static List<String> tablesHolding(String secret) throws SQLException {
        String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
        List<String> holding = new ArrayList<>();
        try (Connection connection = StoaTest.sharedDatabase().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                String sql = "SELECT count(*) FROM " + table + " t WHERE t::text ILIKE '%" + secret
                        + "%' OR t::text ILIKE '%" + hex + "%'";
                try (ResultSet rows = statement.executeQuery(sql)) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        holding.add(table);
                    }
                }
            }
        }
        return holding;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT schemaname || '.' || tablename FROM pg_tables"
                + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
            while (rows.next()) {
                tables.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        assertThat(tables).hasSizeGreaterThan(5);
        return tables;
    }

    /** Listens to the log at its most talkative level that an operator may set for our own parts. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final Logger logger = (Logger) LoggerFactory.getLogger("stoa");
        private final List<String> lines;

        private Lines(List<String> lines) {
            this.lines = lines;
        }

        static Lines into(List<String> lines) {
            Lines appender = new Lines(lines);
            appender.start();
            appender.logger.setLevel(Level.DEBUG);
            ((Logger) LoggerFactory.getLogger("stoa.access")).setLevel(Level.INFO);
            appender.logger.addAppender(appender);
            return appender;
        }

        void end() {
            logger.detachAppender(this);
            logger.setLevel(null);
            ((Logger) LoggerFactory.getLogger("stoa.access")).setLevel(Level.WARN);
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage() + " " + event.getThrowableProxy());
        }
    }
}
