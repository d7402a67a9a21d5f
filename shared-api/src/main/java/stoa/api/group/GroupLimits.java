package stoa.api.group;

import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** What groups may say of themselves; a face may accept less, never more. Lengths are in code points. */
public final class GroupLimits {

    public static final int NAME_MAX = 100;
    public static final int DESCRIPTION_MAX = 2_000;
    public static final int AVATAR_MAX = 2_048;
    public static final int ALIAS_MAX = 50;

    /** How many people one command adds: each has a stream, and all are one append. */
    public static final int ADDED_AT_ONCE = 100;

    /** In what is searched for. */
    public static final int SEARCH_MAX = 100;

    /** Returns the name as it is kept: trimmed. */
    public static String requireName(String name) {
        String trimmed = name.strip();
        requireLength("name", trimmed, 1, NAME_MAX);
        return trimmed;
    }

    /** Refuses text outside of its limits, and half a surrogate pair, with {@link KernelError#INVALID}. */
    public static void requireLength(String field, String text, int min, int max) {
        int length = CanonicalText.length(text);
        if (length < min || length > max) {
            throw new Rejection(KernelError.INVALID, field + " must have " + min + " to " + max + " characters");
        }
        if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw new Rejection(KernelError.INVALID, field + " holds half a surrogate pair");
        }
    }

    private GroupLimits() {}
}
