package stoa.server.mongo;

/**
 * The MongoDB in use.
 *
 * @param url its connection string
 * @param description for the banner, without secrets
 * @param forgetful whether it is empty at every start
 */
public record MongoServer(String url, String description, boolean forgetful) {

    /** The connection string may hold a password. */
    @Override
    public String toString() {
        return description;
    }
}
