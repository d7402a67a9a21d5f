package stoa.api.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A comment, on a post or within a thread.
 *
 * @param value a positive number below 2<sup>53</sup>, so that JavaScript clients keep every digit
 */
public record CommentId(@JsonValue long value) implements PublicId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommentId {
        PublicId.requirePositive(value);
    }

    /** Reads an id as clients write it; {@link KernelError#INVALID} for what is no decimal number in range. */
    public static CommentId parse(String text) {
        return new CommentId(PublicId.parseDigits(text));
    }

    /** The name of this comment's stream in the ledger. */
    public String stream() {
        return "comment:" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
