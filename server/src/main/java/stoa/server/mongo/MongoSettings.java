package stoa.server.mongo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which MongoDB holds the views.
 *
 * @param url a connection string; empty: one of our own
 * @param database the database's name, where the connection string names none
 * @param embedded which one of our own: {@code auto} takes a {@code mongod} if there is one, {@code memory} never does
 */
@ConfigurationProperties("stoa.mongo")
record MongoSettings(
        @DefaultValue("") String url,
        @DefaultValue("stoa") String database,
        @DefaultValue("auto") Embedded embedded) {

    enum Embedded {
        AUTO,
        MEMORY
    }

    /** The connection string may hold a password. */
    @Override
    public String toString() {
        return "MongoSettings[database=" + database + ", embedded=" + embedded + "]";
    }
}
