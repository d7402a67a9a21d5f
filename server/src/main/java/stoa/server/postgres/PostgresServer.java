package stoa.server.postgres;

/**
 * The PostgreSQL in use.
 *
 * @param url a JDBC URL
 * @param description for the banner, without secrets
 */
public record PostgresServer(String url, String user, String password, String description) {

    /** Passwords do not belong in logs. */
    @Override
    public String toString() {
        return description;
    }
}
