package stoa.gateway.gochat.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import stoa.api.conversation.MessageType;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** What a message is, as a client says it: by the word, or by a number in this order from 1. */
record SaidType(String word) {

    private static final List<MessageType> NUMBERED =
            List.of(MessageType.TEXT, MessageType.IMAGE, MessageType.FILE, MessageType.SYSTEM);

    /** Not to be made of a JSON object. */
    @JsonCreator(mode = JsonCreator.Mode.DISABLED)
    SaidType {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SaidType of(long number) {
        boolean known = number >= 1 && number <= NUMBERED.size();
        return new SaidType(known ? NUMBERED.get((int) number - 1).word() : "no type");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SaidType of(String word) {
        return new SaidType(word);
    }

    /** What says nothing is text; only people write here. */
    static MessageType of(SaidType said) {
        MessageType type = said == null || said.word.isEmpty() ? MessageType.TEXT : MessageType.of(said.word);
        if (type == MessageType.SYSTEM) {
            throw new Rejection(KernelError.INVALID, "only the service itself writes in its own name");
        }
        return type;
    }
}
