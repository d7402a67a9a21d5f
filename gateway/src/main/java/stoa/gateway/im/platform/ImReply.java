package stoa.gateway.im.platform;

import stoa.gateway.platform.Fault;
import stoa.gateway.platform.Reply;

/** An answer of this face: the thing itself as JSON, or {@code {"error"}}. */
public record ImReply(int status, Object body) implements Reply {

    private static final int OK = 200;
    private static final int CREATED = 201;

    /** Why not, in a sentence for people. */
    public record Problem(String error) {}

    /** Done, with nothing to show but that. */
    public record Done(String message) {}

    /** What was asked for. */
    public static ImReply of(Object body) {
        return new ImReply(OK, body);
    }

    /** What has been made. */
    public static ImReply created(Object body) {
        return new ImReply(CREATED, body);
    }

    static ImReply of(Fault fault) {
        return new ImReply(fault.status(), new Problem(fault.text()));
    }
}
