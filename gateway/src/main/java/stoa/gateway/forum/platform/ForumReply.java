package stoa.gateway.forum.platform;

import stoa.gateway.platform.Reply;

/** The Forum face's envelope: {@code data} is left out where there is none. */
public record ForumReply(int status, Envelope body) implements Reply {

    /** The JSON of every answer but the empty 401. */
    public record Envelope(int code, String msg, Object data) {}

    /** A success with data. */
    public static ForumReply of(String msg, Object data) {
        return new ForumReply(200, new Envelope(0, msg, data));
    }

    /** A success with nothing to tell but itself. */
    public static ForumReply done(String msg) {
        return of(msg, null);
    }

    static ForumReply error(ForumCode code, int status) {
        return new ForumReply(status, new Envelope(code.number(), code.msg(), null));
    }
}
