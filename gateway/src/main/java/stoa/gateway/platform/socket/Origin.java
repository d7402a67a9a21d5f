package stoa.gateway.platform.socket;

import java.util.concurrent.atomic.AtomicLong;
import stoa.gateway.platform.RequestIds;

/**
 * Names what one socket asks for, so that it can be told again in the events that come of it, on whichever node they
 * are shown. Nothing has to be remembered for that.
 */
final class Origin {

    private static final char BETWEEN = '-';

    private final String socket = RequestIds.fresh() + BETWEEN;
    private final AtomicLong requests = new AtomicLong();

    /** The id of this socket's next request. */
    String request() {
        return socket + requests.incrementAndGet();
    }

    /** Whether a request was one of this socket's. */
    boolean isOf(String request) {
        return request.startsWith(socket);
    }
}
