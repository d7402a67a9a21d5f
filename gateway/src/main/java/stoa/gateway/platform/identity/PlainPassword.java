package stoa.gateway.platform.identity;

import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** A password as somebody typed it. Those faces whose clients digest it first have a rule of their own. */
public final class PlainPassword {

    private static final int MIN = 6;
    private static final int MAX = 1_024;

    /** Returns a new password if it is long enough; nothing else is asked of it. */
    public static String require(String password) {
        if (password == null) {
            throw new Rejection(KernelError.INVALID, "password is required");
        }
        int length = CanonicalText.length(password);
        if (length < MIN || length > MAX) {
            throw new Rejection(KernelError.INVALID, "password must have " + MIN + " to " + MAX + " characters");
        }
        return password;
    }

    private PlainPassword() {}
}
