package stoa.api.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A group of people. Its conversation has the same number, so that neither has to be looked up for the other.
 *
 * @param value a positive number below 2<sup>53</sup>, so that JavaScript clients keep every digit
 */
public record GroupId(@JsonValue long value) implements PublicId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GroupId {
        PublicId.requirePositive(value);
    }

    /** Reads an id as clients write it; {@link KernelError#INVALID} for what is no decimal number in range. */
    public static GroupId parse(String text) {
        return new GroupId(PublicId.parseDigits(text));
    }

    /** The group whose conversation this is, if it is one of a group. */
    public static GroupId of(ConversationId conversation) {
        return new GroupId(conversation.value());
    }

    /** What its members write to each other. */
    public ConversationId conversation() {
        return new ConversationId(value);
    }

    /** The name of this group's stream in the ledger. */
    public String stream() {
        return "group:" + value;
    }

    /** The name of the stream that tells of one person's membership. */
    public String memberStream(AccountId account) {
        return "member:" + value + ":" + account;
    }

    /** The name of the stream that tells of one person's asking to be let in. */
    public String joinStream(AccountId account) {
        return "join:" + value + ":" + account;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
