package stoa.gateway.gochat.platform;

import static java.util.Map.entry;
import static stoa.gateway.gochat.platform.GoChatCode.INTERNAL_ERROR;
import static stoa.gateway.gochat.platform.GoChatCode.INVALID_PARAMS;

import java.util.Map;
import stoa.api.account.AccountError;
import stoa.api.conversation.ConversationError;
import stoa.api.group.GroupError;
import stoa.api.kernel.RejectionCode;
import stoa.api.social.SocialError;
import stoa.gateway.platform.Fault;

/** What went wrong, as this face says it: the status and the sentence of all such faces, and a code. */
public record GoChatFault(int status, GoChatCode code, String text) {

    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int FIRST_OF_OURS = 500;

    private static final Map<RejectionCode, GoChatCode> BY_REJECTION = Map.ofEntries(
            entry(AccountError.WRONG_CREDENTIALS, GoChatCode.AUTH_INVALID_CREDENTIALS),
            entry(AccountError.NAME_OR_EMAIL_TAKEN, GoChatCode.USERNAME_EXISTS),
            entry(AccountError.NOT_FOR_GUESTS, GoChatCode.GUEST_FORBIDDEN),
            entry(AccountError.ACCOUNT_NOT_FOUND, GoChatCode.USER_NOT_FOUND),
            entry(ConversationError.CONVERSATION_NOT_FOUND, GoChatCode.CONVERSATION_NOT_FOUND),
            entry(GroupError.GROUP_NOT_FOUND, GoChatCode.GROUP_NOT_FOUND),
            entry(GroupError.NO_SUCH_MEMBER, GoChatCode.USER_NOT_FOUND),
            entry(SocialError.ALREADY_FRIENDS, GoChatCode.ALREADY_FRIENDS));

    /** Where the document, or the client beside it, has words of its own. */
    private static final Map<RejectionCode, String> TEXTS = Map.of(
            AccountError.NAME_OR_EMAIL_TAKEN, "用户名已存在",
            AccountError.ACCOUNT_NOT_FOUND, "用户不存在",
            ConversationError.CONVERSATION_NOT_FOUND, "会话不存在",
            GroupError.GROUP_NOT_FOUND, "群组不存在",
            SocialError.ALREADY_FRIENDS, "已经是好友",
            SocialError.NOT_FRIENDS, "不是好友");

    private static final Map<Integer, GoChatCode> BY_STATUS = Map.of(
            400, INVALID_PARAMS,
            401, GoChatCode.UNAUTHORIZED,
            403, GoChatCode.FORBIDDEN,
            404, GoChatCode.NOT_FOUND,
            405, GoChatCode.METHOD_NOT_ALLOWED,
            413, GoChatCode.MESSAGE_TOO_LARGE,
            429, GoChatCode.RATE_LIMITED,
            503, INTERNAL_ERROR);

    /** More than a message may hold, or a frame, or a body. */
    public static final GoChatFault MESSAGE_TOO_LARGE =
            new GoChatFault(TOO_LARGE, GoChatCode.MESSAGE_TOO_LARGE, "消息过长");

    static GoChatFault of(RejectionCode code) {
        Fault fault = Fault.of(code);
        // Who is no friend is not found among one's friends.
        int status = code == SocialError.NOT_FRIENDS ? NOT_FOUND : fault.status();
        return new GoChatFault(
                status, BY_REJECTION.getOrDefault(code, ofStatus(status)), TEXTS.getOrDefault(code, fault.text()));
    }

    /** What the container or the dispatcher could not serve. */
    public static GoChatFault of(int status) {
        return new GoChatFault(status, ofStatus(status), Fault.of(status).text());
    }

    /** The same of a message, for which the document has a code of its own where it can not be understood. */
    public static GoChatFault ofMessage(RejectionCode code) {
        GoChatFault fault = of(code);
        return fault.code() == INVALID_PARAMS
                ? new GoChatFault(fault.status(), GoChatCode.INVALID_MESSAGE, fault.text())
                : fault;
    }

    private static GoChatCode ofStatus(int status) {
        return BY_STATUS.getOrDefault(status, status < FIRST_OF_OURS ? INVALID_PARAMS : INTERNAL_ERROR);
    }
}
