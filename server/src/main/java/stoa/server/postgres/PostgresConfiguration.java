package stoa.server.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import stoa.server.platform.DataDirectory;
import stoa.server.platform.StartFailure;

/** Brings the ledger's database: the one whose URL is set, else an embedded one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostgresSettings.class)
class PostgresConfiguration {

    private static final int OLDEST_VERSION = 15;

    @Bean
    @Conditional(NoUrl.class)
    EmbeddedPostgres embeddedPostgres(DataDirectory data, PostgresSettings settings) {
        return EmbeddedPostgres.start(data, settings);
    }

    @Bean
    PostgresServer postgresServer(PostgresSettings settings, ObjectProvider<EmbeddedPostgres> embedded) {
        PostgresServer server = settings.url().isBlank() ? embedded.getObject().server() : external(settings);
        requireUsable(server);
        return server;
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(PostgresServer server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return server.url();
            }

            @Override
            public String getUsername() {
                return server.user();
            }

            @Override
            public String getPassword() {
                return server.password();
            }
        };
    }

    static PostgresServer external(PostgresSettings settings) {
        // What follows the question mark may hold a password.
        String shown = settings.url().replaceAll("\\?.*", "").replaceAll("//[^/@]*@", "//");
        return new PostgresServer(settings.url(), settings.user(), settings.password(), "external, " + shown);
    }

    private static void requireUsable(PostgresServer server) {
        Properties properties = new Properties();
        if (!server.user().isEmpty()) {
            properties.setProperty("user", server.user());
            properties.setProperty("password", server.password());
        }
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        try (Connection connection = DriverManager.getConnection(server.url(), properties)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new StartFailure(
                        "PostgreSQL (" + server + ") is version " + version,
                        "use version " + OLDEST_VERSION + " or newer");
            }
        } catch (SQLException unreachable) {
            throw new StartFailure(
                    "PostgreSQL (" + server + ") can not be used: "
                            + unreachable.getMessage().replaceAll("\\.$", ""),
                    "start it, or correct STOA_POSTGRES_URL, STOA_POSTGRES_USER and STOA_POSTGRES_PASSWORD",
                    unreachable);
        }
    }
}
