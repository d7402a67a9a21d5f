package stoa.gateway.gochat.platform;

import java.util.List;
import java.util.Map;
import stoa.gateway.platform.Reply;

/** This face's envelope. Its client looks at the status alone, and shows the message of an error. */
public record GoChatReply(int status, Object body) implements Reply {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final String DONE = "操作成功";

    /**
     * The JSON of a success.
     *
     * @param pagination of a page of history alone
     */
    public record Success(boolean success, String message, Object data, Pagination pagination) {}

    /** The JSON of an error. */
    public record Failure(boolean success, String message, String code) {}

    /** Which page of how many; it stands beside the data, which is the bare list. */
    public record Pagination(int page, int size, long total, boolean hasMore) {}

    /** What was asked for. */
    public static GoChatReply of(Object data) {
        return of(DONE, data);
    }

    /** The same in words of its own. */
    public static GoChatReply of(String message, Object data) {
        return new GoChatReply(OK, new Success(true, message, data, null));
    }

    /** What has been made. */
    public static GoChatReply created(Object data) {
        return created(DONE, data);
    }

    /** The same in words of its own. */
    public static GoChatReply created(String message, Object data) {
        return new GoChatReply(CREATED, new Success(true, message, data, null));
    }

    /** Done, with nothing to show for it. */
    public static GoChatReply done(String message) {
        return of(message, Map.of());
    }

    /** One page of a list. */
    public static GoChatReply page(List<?> data, Paging paging, long total) {
        return new GoChatReply(OK, new Success(true, "ok", data, paging.of(total)));
    }

    /** An error. */
    public static GoChatReply of(GoChatFault fault) {
        return new GoChatReply(
                fault.status(), new Failure(false, fault.text(), fault.code().name()));
    }
}
