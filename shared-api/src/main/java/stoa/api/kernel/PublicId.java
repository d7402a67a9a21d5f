package stoa.api.kernel;

/** An id that clients see: positive, below 2<sup>53</sup>, ordered by time of creation. */
public sealed interface PublicId permits AccountId, PostId {

    /** The largest integer that JavaScript holds exactly (rule G2: every public id is below 2<sup>53</sup>). */
    long MAX = (1L << 53) - 1;

    long value();

    static void requirePositive(long value) {
        if (value <= 0) {
            throw new Rejection(KernelError.INVALID, "id must be positive");
        }
    }

    /** The number that {@code text} writes in decimal digits; {@link KernelError#INVALID} for anything else. */
    static long parseDigits(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new Rejection(KernelError.INVALID, "id must be a decimal number", notANumber);
        }
    }
}
