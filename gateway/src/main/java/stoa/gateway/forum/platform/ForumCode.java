package stoa.gateway.forum.platform;

import static java.util.Map.entry;

import java.util.Map;
import stoa.api.account.AccountError;
import stoa.api.audit.AuditError;
import stoa.api.comment.CommentError;
import stoa.api.conversation.ConversationError;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.RejectionCode;
import stoa.api.like.LikeError;
import stoa.api.lottery.LotteryError;
import stoa.api.post.PostError;
import stoa.api.social.SocialError;

/** The Forum API document's error codes, with the words that its client shows to people. */
public enum ForumCode {
    BUSY(10001, 500, "系统繁忙，请稍后重试"),
    BAD_REQUEST(10002, 400, "参数错误"),
    USER_NOT_FOUND(20001, 404, "用户不存在"),
    NAME_OR_EMAIL_TAKEN(20002, 409, "用户名或邮箱已存在"),
    WRONG_CREDENTIALS(20004, 401, "账号或密码错误"),
    NOT_LOGGED_IN(20005, 401, "用户未登录"),
    FORBIDDEN(20006, 403, "没有权限"),
    LOGOUT_FAILED(20007, 500, "登出失败"),
    WRONG_OLD_PASSWORD(20008, 401, "旧密码错误"),
    ADMINISTRATOR_STAYS(20009, 409, "管理员账号不能注销"),
    POST_NOT_FOUND(30001, 404, "帖子不存在"),
    ALREADY_LIKED(30002, 409, "已经点赞过该帖子"),
    NOT_LIKED(30003, 409, "尚未点赞，无法取消"),
    COMMENT_NOT_FOUND(40001, 404, "评论不存在"),
    ALREADY_FOLLOWING(60001, 409, "已经关注过该用户"),
    NOT_FOLLOWING(60002, 409, "尚未关注，无法取消"),
    NOTHING_RESERVED(80002, 404, "没有抢到该商品，或支付时限已过"),
    ORDER_NOT_FOUND(80003, 404, "订单不存在"),
    ROUND_NOT_FOUND(80005, 404, "抽奖轮次不存在"),
    EVENT_NOT_FOUND(90001, 404, "记录不存在");

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private static final Map<RejectionCode, ForumCode> EXACT = Map.ofEntries(
            entry(AccountError.ACCOUNT_NOT_FOUND, USER_NOT_FOUND),
            entry(AccountError.NAME_OR_EMAIL_TAKEN, NAME_OR_EMAIL_TAKEN),
            entry(AccountError.NAME_RESERVED, BAD_REQUEST),
            entry(AccountError.WRONG_CREDENTIALS, WRONG_CREDENTIALS),
            entry(AccountError.WRONG_OLD_PASSWORD, WRONG_OLD_PASSWORD),
            entry(AccountError.ADMINISTRATOR_STAYS, ADMINISTRATOR_STAYS),
            entry(AccountError.NOT_FOR_GUESTS, FORBIDDEN),
            entry(AccountError.ACCOUNT_DISABLED, FORBIDDEN),
            entry(PostError.POST_NOT_FOUND, POST_NOT_FOUND),
            entry(PostError.NOT_THE_AUTHOR, FORBIDDEN),
            entry(LikeError.ALREADY_LIKED, ALREADY_LIKED),
            entry(LikeError.NOT_LIKED, NOT_LIKED),
            entry(CommentError.COMMENT_NOT_FOUND, COMMENT_NOT_FOUND),
            entry(CommentError.NEITHER_AUTHOR, FORBIDDEN),
            entry(SocialError.ALREADY_FOLLOWING, ALREADY_FOLLOWING),
            entry(SocialError.NOT_FOLLOWING, NOT_FOLLOWING),
            entry(ConversationError.CONVERSATION_NOT_FOUND, BAD_REQUEST),
            entry(ConversationError.NOT_A_MEMBER, BAD_REQUEST),
            entry(ConversationError.MESSAGE_NOT_FOUND, BAD_REQUEST),
            entry(LotteryError.RESERVATION_NOT_FOUND, NOTHING_RESERVED),
            entry(LotteryError.ORDER_NOT_FOUND, ORDER_NOT_FOUND),
            entry(KernelError.FORBIDDEN, FORBIDDEN),
            entry(LotteryError.ROUND_NOT_FOUND, ROUND_NOT_FOUND),
            entry(AuditError.EVENT_NOT_FOUND, EVENT_NOT_FOUND),
            entry(KernelError.INVALID, BAD_REQUEST),
            entry(KernelError.UNAUTHENTICATED, NOT_LOGGED_IN));

    private final int number;
    private final int status;
    private final String msg;

    ForumCode(int number, int status, String msg) {
        this.number = number;
        this.status = status;
        this.msg = msg;
    }

    /** The answer to a refusal. A limit and an outage are no faults of ours, so they keep HTTP's own status. */
    static ForumReply reply(RejectionCode refusal) {
        return switch (refusal.kind()) {
            case LIMITED -> ForumReply.error(BUSY, TOO_MANY_REQUESTS);
            case UNAVAILABLE -> ForumReply.error(BUSY, UNAVAILABLE);
            default -> EXACT.getOrDefault(refusal, BUSY).reply();
        };
    }

    /** The answer to what the container or the dispatcher could not serve. */
    static ForumReply reply(int status) {
        return ForumReply.error(status < 500 ? BAD_REQUEST : BUSY, status);
    }

    /** This code's answer, with its own status. */
    public ForumReply reply() {
        return ForumReply.error(this, status);
    }

    int number() {
        return number;
    }

    String msg() {
        return msg;
    }
}
