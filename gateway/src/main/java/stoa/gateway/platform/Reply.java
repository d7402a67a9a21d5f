package stoa.gateway.platform;

import java.nio.charset.StandardCharsets;

/** An answer in some face's shape, written as JSON whatever the client says it accepts. */
public interface Reply {

    /** The HTTP status. */
    int status();

    /** What is written as JSON, or bytes as they are; null for an empty body without a content type. */
    Object body();

    /** What kind of JSON the body is, if it is any. */
    default String contentType() {
        return "application/json; charset=utf-8";
    }

    /** A status that says it all. */
    static Reply empty(int status) {
        return new Empty(status);
    }

    /** Plain text, just as it is. */
    static Reply text(int status, String text) {
        return new Text(status, text);
    }

    /** A reply that is not JSON. */
    record Text(int status, String text) implements Reply {
        @Override
        public byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String contentType() {
            return "text/plain; charset=utf-8";
        }
    }

    /** A reply without a body. */
    record Empty(int status) implements Reply {

        @Override
        public Object body() {
            return null;
        }
    }
}
