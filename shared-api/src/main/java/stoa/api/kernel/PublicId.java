package stoa.api.kernel;

/** An id that clients see: positive, below 2<sup>53</sup>, ordered by time of creation. */
public sealed interface PublicId
        permits AccountId,
                PostId,
                CommentId,
                ConversationId,
                GroupId,
                MessageId,
                FollowId,
                FriendshipId,
                RoundId,
                GiftId,
                ReservationId {

    /** The largest integer that JavaScript holds exactly (rule G2: every public id is below 2<sup>53</sup>). */
    long MAX = (1L << 53) - 1;

    /** As many as {@link #MAX} has. */
    int MAX_DIGITS = 16;

    long value();

    static void requirePositive(long value) {
        if (value <= 0) {
            throw new Rejection(KernelError.INVALID, "id must be positive");
        }
    }

    /**
     * The number that {@code text} writes in ASCII digits alone, at most {@link #MAX}; {@link KernelError#INVALID} for
     * anything else.
     */
    static long parseDigits(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Rejection(KernelError.INVALID, "id must be a decimal number");
        }
        long number = Long.parseLong(text);
        if (number > MAX) {
            throw new Rejection(KernelError.INVALID, "id must be at most " + MAX);
        }
        return number;
    }
}
