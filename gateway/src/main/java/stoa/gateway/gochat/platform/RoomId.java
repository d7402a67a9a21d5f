package stoa.gateway.gochat.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import stoa.api.conversation.ConversationError;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * A conversation as clients name it: its digits, as a string or as a number, or the one word for the room of everybody.
 * What it names is found out only by {@link #conversation}, so that a frame which names nothing can be read and
 * answered.
 */
public record RoomId(String text) {

    /** What the room of everybody is called instead of its number. */
    public static final String WORLD = "world";

    /** Not to be made of a JSON object. */
    @JsonCreator(mode = JsonCreator.Mode.DISABLED)
    public RoomId {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RoomId of(long number) {
        return new RoomId(Long.toString(number));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RoomId of(String text) {
        return new RoomId(text);
    }

    /** A conversation's name. */
    public static String of(ConversationId conversation) {
        return conversation.equals(ConversationId.WORLD) ? WORLD : conversation.toString();
    }

    /** The conversation in a body, which must say one. */
    public static ConversationId required(RoomId said) {
        if (said == null || said.text().isEmpty()) {
            throw new Rejection(KernelError.INVALID, "conversationId is required");
        }
        return said.conversation();
    }

    /** Whatever names no conversation names one that is not there. */
    public ConversationId conversation() {
        if (text.equals(WORLD)) {
            return ConversationId.WORLD;
        }
        ConversationId conversation = parsed();
        if (conversation.equals(ConversationId.WORLD)) {
            throw new Rejection(ConversationError.CONVERSATION_NOT_FOUND, "the room of everybody has a name");
        }
        return conversation;
    }

    private ConversationId parsed() {
        try {
            return ConversationId.parse(text);
        } catch (Rejection noId) {
            throw new Rejection(ConversationError.CONVERSATION_NOT_FOUND, "no conversation is called that", noId);
        }
    }
}
