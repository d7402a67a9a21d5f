package stoa.server.postgres;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which PostgreSQL holds the ledger.
 *
 * @param url a JDBC URL; empty: the embedded one
 * @param port of the embedded one, on the loopback address; 0 takes any free port
 * @param software where the embedded one's programs are unpacked; empty: in the data directory
 */
@ConfigurationProperties("stoa.postgres")
record PostgresSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("8764") int port,
        @DefaultValue("") String software) {

    /** Where the programs go, given the data directory. */
    Path softwareIn(Path data) {
        return software.isBlank() ? data : Path.of(software);
    }

    /** The same, for an embedded one that nobody else is to find. */
    PostgresSettings onAnyPort() {
        return new PostgresSettings(url, user, password, 0, software);
    }

    /** Passwords do not belong in logs. */
    @Override
    public String toString() {
        return "PostgresSettings[url=" + url + ", port=" + port + "]";
    }
}
