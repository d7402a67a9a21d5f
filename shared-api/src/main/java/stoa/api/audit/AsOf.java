package stoa.api.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * When a history ends for its reader: at a position, at a time, or now if both are empty.
 *
 * @param position the last one that counts
 * @param time what was recorded at it still counts
 */
public record AsOf(OptionalLong position, Optional<Instant> time) {

    public static final AsOf NOW = new AsOf(OptionalLong.empty(), Optional.empty());

    private static final int MOST_DIGITS = 18;

    public static AsOf position(long position) {
        return new AsOf(OptionalLong.of(position), Optional.empty());
    }

    /** A position in digits, or a time with its offset such as {@code 2026-11-21T20:00:00Z}. */
    public static AsOf parse(String text) {
        if (!text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return position(Long.parseLong(text));
        }
        try {
            return new AsOf(
                    OptionalLong.empty(), Optional.of(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException neither) {
            throw new Rejection(KernelError.INVALID, "neither a position nor a time with its offset: " + text, neither);
        }
    }
}
