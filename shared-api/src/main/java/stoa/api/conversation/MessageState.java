package stoa.api.conversation;

/** How far a message has come. */
public enum MessageState {
    /** It is in the conversation. */
    SENT,
    /** It has reached an open client of the other; told of conversations of two alone. */
    DELIVERED,
    /** The other has read it; in a conversation of more than two, anybody but its sender. */
    READ
}
