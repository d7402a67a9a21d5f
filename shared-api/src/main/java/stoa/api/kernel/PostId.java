package stoa.api.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A post.
 *
 * @param value a positive number below 2<sup>53</sup>, so that JavaScript clients keep every digit
 */
public record PostId(@JsonValue long value) implements PublicId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PostId {
        PublicId.requirePositive(value);
    }

    /** Reads an id as clients write it; {@link KernelError#INVALID} for what is no decimal number in range. */
    public static PostId parse(String text) {
        return new PostId(PublicId.parseDigits(text));
    }

    /** The name of this post's stream in the ledger. */
    public String stream() {
        return "post:" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
