package stoa.gateway.chat.platform;

import java.util.Map;
import stoa.gateway.platform.Fault;
import stoa.gateway.platform.Reply;

/** This face's envelope; a success is 200, also where something was made. */
public record ChatReply(int status, Object body) implements Reply {

    private static final int OK = 200;

    /** The document's words for the statuses that it lists; the reason stands beside them. */
    private static final Map<Integer, String> MESSAGES = Map.of(
            400, "请求参数错误",
            401, "未授权",
            403, "权限不足",
            404, "资源不存在",
            500, "服务器内部错误");

    /** The JSON of a success. */
    public record Success(int code, String message, Object data) {}

    /** The JSON of an error. */
    public record Failure(int code, String message, String error) {}

    /** What was asked for, or made. */
    public static ChatReply of(Object data) {
        return new ChatReply(OK, new Success(OK, "success", data));
    }

    /** An error in other words than its status has by itself. */
    public static ChatReply failed(int status, String message, String error) {
        return new ChatReply(status, new Failure(status, message, error));
    }

    static ChatReply of(Fault fault) {
        return failed(fault.status(), MESSAGES.getOrDefault(fault.status(), fault.text()), fault.text());
    }
}
