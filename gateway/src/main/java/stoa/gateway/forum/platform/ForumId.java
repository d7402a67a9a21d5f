package stoa.gateway.forum.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Optional;
import java.util.OptionalLong;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * An id in a body. The document writes ids as JSON strings; a JSON integer is taken too. Zero means none.
 *
 * @param value not negative; a number that no resource has, such as one beyond 2<sup>53</sup>, is an unknown one
 */
public record ForumId(long value) {

    /** Not to be made of a JSON object. */
    @JsonCreator(mode = JsonCreator.Mode.DISABLED)
    public ForumId {
        if (value < 0) {
            throw new Rejection(KernelError.INVALID, "an id is not negative");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ForumId of(long number) {
        return new ForumId(number);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ForumId of(String text) {
        return new ForumId(ForumInput.number(text));
    }

    /** What was said; empty where nothing was, or zero. */
    public static OptionalLong said(ForumId id) {
        return Optional.ofNullable(id).stream()
                .mapToLong(ForumId::value)
                .filter(value -> value != 0)
                .findFirst();
    }
}
