package stoa.api.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A conversation between two people or more.
 *
 * @param value a positive number below 2<sup>53</sup>, so that JavaScript clients keep every digit
 */
public record ConversationId(@JsonValue long value) implements PublicId {

    /** The one room in which everybody is, guests too; nobody opens it and nobody leaves it. */
    public static final ConversationId WORLD = new ConversationId(2);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConversationId {
        PublicId.requirePositive(value);
    }

    /** Reads an id as clients write it; {@link KernelError#INVALID} for what is no decimal number in range. */
    public static ConversationId parse(String text) {
        return new ConversationId(PublicId.parseDigits(text));
    }

    /** The name of this conversation's stream in the ledger. */
    public String stream() {
        return "conversation:" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
