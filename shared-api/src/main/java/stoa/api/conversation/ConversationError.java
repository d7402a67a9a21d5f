package stoa.api.conversation;

import stoa.api.kernel.RejectionCode;

/** Why something about a conversation was refused. */
public enum ConversationError implements RejectionCode {
    CONVERSATION_NOT_FOUND(Kind.NOT_FOUND, "No conversation has this id."),
    NOT_A_MEMBER(Kind.FORBIDDEN, "Only members of a conversation may write in it, read it or answer for their side."),
    MESSAGE_NOT_FOUND(Kind.NOT_FOUND, "No message has this id.");

    private final Kind kind;
    private final String meaning;

    ConversationError(Kind kind, String meaning) {
        this.kind = kind;
        this.meaning = meaning;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
