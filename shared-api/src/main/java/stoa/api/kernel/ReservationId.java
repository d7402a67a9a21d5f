package stoa.api.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What somebody won in one draw, and the order that it becomes when it is paid.
 *
 * @param value a positive number below 2<sup>53</sup>, so that JavaScript clients keep every digit
 */
public record ReservationId(@JsonValue long value) implements PublicId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReservationId {
        PublicId.requirePositive(value);
    }

    /** Reads an id as clients write it; {@link KernelError#INVALID} for what is no decimal number in range. */
    public static ReservationId parse(String text) {
        return new ReservationId(PublicId.parseDigits(text));
    }

    /** The name of this reservation's stream in the ledger. */
    public String stream() {
        return "reservation:" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
