package stoa.api.kernel;

/** Names in the metadata of commands, events and command results. */
public final class MetaKeys {

    /** The account on whose behalf a command runs, as decimal digits; absent for the system itself. */
    public static final String ACTOR = "actor";

    /** The face that took the request, such as {@code forum}. */
    public static final String FACE = "face";

    /** One id from the HTTP request through the command and its events to the log. */
    public static final String REQUEST_ID = "requestId";

    /** In a command's result: the ledger position of its last event, as a {@code Long}. */
    public static final String POSITION = "position";

    /** In a command's result: logical names of its events, as a {@code Set<String>}. */
    public static final String EVENTS = "events";

    private MetaKeys() {}
}
