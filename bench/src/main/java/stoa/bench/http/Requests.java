package stoa.bench.http;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What the connections of a generator send, and what they take for a success. */
@FunctionalInterface
interface Requests {

    byte[] SUCCESS = Http.bytes("{\"code\":0,");

    /** The next request of that connection. */
    ByteBuffer next(int connection);

    /** Refuses what is no 200 with a code 0: a failure must never count as a fast answer. */
    default void check(ResponseReader answer) throws IOException {
        if (answer.status() != 200 || !answer.startsWith(SUCCESS)) {
            throw new IOException("answered " + answer.status() + " " + answer.start());
        }
    }

    /** The same request every time. */
    static Requests always(byte[] request) {
        return connection -> ByteBuffer.wrap(request);
    }
}
