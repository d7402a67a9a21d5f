package stoa.gateway.gochat.platform;

/** What an error is called on this face; its clients know these names and no others. */
public enum GoChatCode {
    INVALID_PARAMS,
    UNAUTHORIZED,
    AUTH_INVALID_CREDENTIALS,
    USERNAME_EXISTS,
    FORBIDDEN,
    GUEST_FORBIDDEN,
    USER_NOT_FOUND,
    CONVERSATION_NOT_FOUND,
    GROUP_NOT_FOUND,
    ALREADY_FRIENDS,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    RATE_LIMITED,
    INVALID_MESSAGE,
    MESSAGE_TOO_LARGE,
    INTERNAL_ERROR
}
