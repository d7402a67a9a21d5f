package stoa.gateway.operator.platform;

import org.springframework.http.HttpStatus;
import stoa.gateway.platform.Reply;

/** A success: the thing itself as JSON, without an envelope. */
public record OperatorReply(int status, Object body) implements Reply {

    /** What was asked for. */
    public static OperatorReply of(Object body) {
        return new OperatorReply(HttpStatus.OK.value(), body);
    }

    /** What has been made. */
    public static OperatorReply created(Object body) {
        return new OperatorReply(HttpStatus.CREATED.value(), body);
    }

    /** Done, and nothing to show for it. */
    public static OperatorReply done() {
        return new OperatorReply(HttpStatus.NO_CONTENT.value(), null);
    }
}
