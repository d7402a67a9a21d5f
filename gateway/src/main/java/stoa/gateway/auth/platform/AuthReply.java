package stoa.gateway.auth.platform;

import stoa.gateway.platform.Fault;
import stoa.gateway.platform.Reply;

/** An answer of this face: the thing itself as JSON, or {@code {"error"}}; where its document wants text, see Reply. */
public record AuthReply(int status, Object body) implements Reply {

    private static final int OK = 200;

    /** Why not, in a sentence for people. */
    public record Problem(String error) {}

    /** What was asked for, or made. */
    public static AuthReply of(Object body) {
        return new AuthReply(OK, body);
    }

    /** An error in words of its own. */
    public static AuthReply failed(int status, String error) {
        return new AuthReply(status, new Problem(error));
    }

    static AuthReply of(Fault fault) {
        return failed(fault.status(), fault.text());
    }
}
