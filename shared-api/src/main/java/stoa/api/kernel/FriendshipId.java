package stoa.api.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A friendship of two people, from its beginning to its end. Two who become friends again begin another one, with a
 * greater id.
 *
 * @param value a positive number below 2<sup>53</sup>, so that JavaScript clients keep every digit
 */
public record FriendshipId(@JsonValue long value) implements PublicId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FriendshipId {
        PublicId.requirePositive(value);
    }

    /** Reads an id as clients write it; {@link KernelError#INVALID} for what is no decimal number in range. */
    public static FriendshipId parse(String text) {
        return new FriendshipId(PublicId.parseDigits(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
