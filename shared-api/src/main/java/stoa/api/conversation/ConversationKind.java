package stoa.api.conversation;

/** Who has a part in a conversation. */
public enum ConversationKind {
    /** Two people. */
    PRIVATE,
    /** The members of a group. */
    GROUP,
    /** Everybody, in the one room that is {@link stoa.api.kernel.ConversationId#WORLD}. */
    WORLD
}
