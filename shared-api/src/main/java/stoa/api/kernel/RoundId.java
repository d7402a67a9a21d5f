package stoa.api.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A round of the lottery.
 *
 * @param value a positive number below 2<sup>53</sup>, so that JavaScript clients keep every digit
 */
public record RoundId(@JsonValue long value) implements PublicId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RoundId {
        PublicId.requirePositive(value);
    }

    /** Reads an id as clients write it; {@link KernelError#INVALID} for what is no decimal number in range. */
    public static RoundId parse(String text) {
        return new RoundId(PublicId.parseDigits(text));
    }

    /** The name of this round's stream in the ledger. */
    public String stream() {
        return "round:" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
