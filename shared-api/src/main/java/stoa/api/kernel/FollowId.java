package stoa.api.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One person's following of another, from its beginning to its end. Whoever follows again after having stopped begins
 * another one, with a greater id.
 *
 * @param value a positive number below 2<sup>53</sup>, so that JavaScript clients keep every digit
 */
public record FollowId(@JsonValue long value) implements PublicId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FollowId {
        PublicId.requirePositive(value);
    }

    /** Reads an id as clients write it; {@link KernelError#INVALID} for what is no decimal number in range. */
    public static FollowId parse(String text) {
        return new FollowId(PublicId.parseDigits(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
