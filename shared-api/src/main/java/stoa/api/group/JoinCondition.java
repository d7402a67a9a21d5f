package stoa.api.group;

import java.util.Arrays;
import java.util.Locale;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** How one gets into a public group by oneself. */
public enum JoinCondition {
    /** At once. */
    DIRECT,
    /** When an admin has said yes. */
    APPROVAL_REQUIRED,
    /** Not at all: only by being added. */
    INVITE_ONLY;

    /** The condition that clients call by this word; {@link KernelError#INVALID} for any other word. */
    public static JoinCondition of(String word) {
        return Arrays.stream(values())
                .filter(condition -> condition.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Rejection(KernelError.INVALID, "no such way to join"));
    }

    /** What clients call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
