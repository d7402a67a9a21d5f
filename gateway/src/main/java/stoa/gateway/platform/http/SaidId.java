package stoa.gateway.platform.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Optional;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.PublicId;
import stoa.api.kernel.Rejection;

/**
 * An id in a body: a JSON integer, or the same digits as a string. The empty string is no id.
 *
 * @param value positive, or 0 for none
 */
public record SaidId(long value) {

    /** Not to be made of a JSON object. */
    @JsonCreator(mode = JsonCreator.Mode.DISABLED)
    public SaidId {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SaidId of(long number) {
        PublicId.requirePositive(number);
        return new SaidId(number);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SaidId of(String text) {
        return new SaidId(text.isEmpty() ? 0 : PublicId.parseDigits(text));
    }

    /** The id, if one was said. */
    public static Optional<Long> in(SaidId id) {
        return Optional.ofNullable(id).map(SaidId::value).filter(value -> value != 0);
    }

    /** The id, which must have been said. */
    public static long required(String field, SaidId id) {
        return in(id).orElseThrow(() -> new Rejection(KernelError.INVALID, field + " is required"));
    }
}
