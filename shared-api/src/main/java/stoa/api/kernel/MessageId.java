package stoa.api.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A message in a conversation.
 *
 * @param value a positive number below 2<sup>53</sup>, so that JavaScript clients keep every digit
 */
public record MessageId(@JsonValue long value) implements PublicId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {
        PublicId.requirePositive(value);
    }

    /** Reads an id as clients write it; {@link KernelError#INVALID} for what is no decimal number in range. */
    public static MessageId parse(String text) {
        return new MessageId(PublicId.parseDigits(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
