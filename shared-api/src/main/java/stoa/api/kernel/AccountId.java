package stoa.api.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A person's account. The same on every face; the bootstrap administrator is 1.
 *
 * @param value a positive number below 2<sup>53</sup>, so that JavaScript clients keep every digit
 */
public record AccountId(@JsonValue long value) implements PublicId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        PublicId.requirePositive(value);
    }

    /** Reads an id as clients write it; {@link KernelError#INVALID} for what is no decimal number in range. */
    public static AccountId parse(String text) {
        return new AccountId(PublicId.parseDigits(text));
    }

    /** The name of this account's stream in the ledger. */
    public String stream() {
        return "account:" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
