package stoa.gateway.chat.account;

import stoa.gateway.chat.platform.ChatReply;

/** What somebody else has already; the document wants the field to be named. */
enum Taken {
    NAME("用户名已存在"),
    EMAIL("邮箱已存在");

    private static final int BAD_REQUEST = 400;

    private final String error;

    Taken(String error) {
        this.error = error;
    }

    ChatReply reply() {
        return ChatReply.failed(BAD_REQUEST, "请求参数错误", error);
    }
}
