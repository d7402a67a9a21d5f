package stoa.gateway.platform;

/** An answer in some face's shape, written as JSON whatever the client says it accepts. */
public interface Reply {

    /** The HTTP status. */
    int status();

    /** What is written as JSON; null for an empty body without a content type. */
    Object body();
}
