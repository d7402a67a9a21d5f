package stoa.gateway.platform;

/** An answer in some face's shape, written as JSON whatever the client says it accepts. */
public interface Reply {

    /** The HTTP status. */
    int status();

    /** What is written as JSON; null for an empty body without a content type. */
    Object body();

    /** What kind of JSON the body is. */
    default String contentType() {
        return "application/json; charset=utf-8";
    }

    /** A status that says it all. */
    static Reply empty(int status) {
        return new Empty(status);
    }

    /** A reply without a body. */
    record Empty(int status) implements Reply {

        @Override
        public Object body() {
            return null;
        }
    }
}
