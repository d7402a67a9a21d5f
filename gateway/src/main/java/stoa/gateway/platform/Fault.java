package stoa.gateway.platform;

import static java.util.Map.entry;

import java.util.Map;
import stoa.api.account.AccountError;
import stoa.api.conversation.ConversationError;
import stoa.api.group.GroupError;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.RejectionCode;

/**
 * What went wrong as those faces say it whose documents know HTTP's statuses and no codes of their own: the status, and
 * a sentence to show to people. Faces that want another status for a code say so themselves.
 */
public record Fault(int status, String text) {

    private static final int FIRST_OF_OURS = 500;

    private static final Map<Integer, String> BY_STATUS = Map.of(
            400, "请求参数错误",
            401, "未认证或 Token 无效",
            403, "权限不足",
            404, "资源不存在",
            405, "请求方法不支持",
            409, "状态冲突",
            413, "请求体过大",
            429, "请求过于频繁，请稍后重试",
            503, "服务暂不可用，请稍后重试");

    private static final Map<RejectionCode, String> BY_CODE = Map.ofEntries(
            entry(AccountError.ACCOUNT_NOT_FOUND, "用户未找到"),
            entry(AccountError.NAME_OR_EMAIL_TAKEN, "用户名或邮箱已存在"),
            entry(AccountError.NAME_RESERVED, "该用户名不可用"),
            entry(AccountError.ACCOUNT_DISABLED, "该账号已被停用"),
            entry(AccountError.WRONG_MAIL_CODE, "验证码错误或已失效"),
            entry(AccountError.MAIL_UNAVAILABLE, "邮件服务不可用"),
            entry(AccountError.WRONG_CREDENTIALS, "用户名或密码错误"),
            entry(AccountError.NOT_FOR_GUESTS, "访客不能执行此操作，请先注册"),
            entry(ConversationError.CONVERSATION_NOT_FOUND, "会话未找到"),
            entry(ConversationError.NOT_A_MEMBER, "无权访问此会话"),
            entry(ConversationError.MESSAGE_NOT_FOUND, "消息未找到"),
            entry(GroupError.GROUP_NOT_FOUND, "群组未找到"),
            entry(GroupError.NOT_IN_GROUP, "不是群组成员"),
            entry(GroupError.NO_SUCH_MEMBER, "该用户不是群组成员"),
            entry(GroupError.ALREADY_IN_GROUP, "已是群组成员"),
            entry(GroupError.ENTRY_BY_INVITATION, "该群组不允许加入，请联系管理员邀请"),
            entry(GroupError.NOT_ALLOWED_IN_GROUP, "群组权限不足"),
            entry(GroupError.OWNER_STAYS, "群主不能离开群组，请先转让或解散"),
            entry(GroupError.JOIN_REQUEST_NOT_FOUND, "未找到加入申请"),
            entry(KernelError.UNAUTHENTICATED, "未认证或 Token 无效"));

    /** What a refusal comes to. */
    public static Fault of(RejectionCode code) {
        int status =
                switch (code.kind()) {
                    case INVALID -> 400;
                    case UNAUTHENTICATED -> 401;
                    case FORBIDDEN -> 403;
                    case NOT_FOUND -> 404;
                    case CONFLICT -> 409;
                    case LIMITED -> 429;
                    case UNAVAILABLE -> 503;
                };
        return new Fault(status, BY_CODE.getOrDefault(code, of(status).text()));
    }

    /** What the container or the dispatcher could not serve. */
    public static Fault of(int status) {
        return new Fault(
                status, BY_STATUS.getOrDefault(status, status < FIRST_OF_OURS ? BY_STATUS.get(400) : "服务器内部错误"));
    }

    /** The same under another status. */
    public Fault as(int other) {
        return new Fault(other, text);
    }
}
