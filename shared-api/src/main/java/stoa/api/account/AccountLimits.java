package stoa.api.account;

import java.util.regex.Pattern;
import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** What the core accepts; a face may accept less, never more (rules G13 and D.2). Lengths are in code points. */
public final class AccountLimits {

    public static final int NAME_MIN = 2;
    public static final int NAME_MAX = 50;
    /** Leaves room for what makes a guest's name one that nobody has. */
    public static final int GUEST_NAME_MAX = 45;

    public static final int NICKNAME_MAX = 50;
    public static final int PHONE_MAX = 32;
    public static final int EMAIL_MAX = 128;
    public static final int BIO_MAX = 500;
    public static final int AVATAR_MAX = 2_048;
    public static final int PLACE_MAX = 64;

    /** Some clients put the raw name in a URL's path, which these would cut or break; a surrogate half is no text. */
    private static final Pattern NEVER_IN_A_NAME = Pattern.compile("[/?#%\\\\\\p{Cc}\\p{Cs}\\p{Cn}]");

    private static final Pattern NEVER_IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}]");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cc}]+@[^\\s@\\p{Cc}]+");

    /** Returns the name as it is kept: trimmed. */
    public static String requireName(String name) {
        String trimmed = name.strip();
        requireLength("name", trimmed, NAME_MIN, NAME_MAX);
        if (NEVER_IN_A_NAME.matcher(trimmed).find() || CanonicalText.length(CanonicalText.of(trimmed)) < NAME_MIN) {
            throw new Rejection(KernelError.INVALID, "name has characters that no name may have");
        }
        return trimmed;
    }

    /** Returns the e-mail as it is kept: trimmed; the empty string stays as it is and means none. */
    public static String requireEmail(String email) {
        String trimmed = email.strip();
        requireLength("email", trimmed, 0, EMAIL_MAX);
        if (!trimmed.isEmpty() && !EMAIL.matcher(trimmed).matches()) {
            throw new Rejection(KernelError.INVALID, "email is not of the form name@host");
        }
        return trimmed;
    }

    /** Returns the nickname as it is kept: trimmed; the empty string means none, and that the name is shown. */
    public static String requireNickname(String nickname) {
        return requireLine("nickname", nickname, NICKNAME_MAX);
    }

    /** Returns the phone number as it is kept: trimmed, in whatever form the person writes it; empty means none. */
    public static String requirePhone(String phone) {
        return requireLine("phone", phone, PHONE_MAX);
    }

    private static String requireLine(String field, String text, int max) {
        String trimmed = text.strip();
        requireLength(field, trimmed, 0, max);
        if (NEVER_IN_A_LINE.matcher(trimmed).find()) {
            throw new Rejection(KernelError.INVALID, field + " has characters that can not be shown");
        }
        return trimmed;
    }

    /** Refuses text outside of its limits with {@link KernelError#INVALID}. */
    public static void requireLength(String field, String text, int min, int max) {
        int length = CanonicalText.length(text);
        if (length < min || length > max) {
            throw new Rejection(KernelError.INVALID, field + " must have " + min + " to " + max + " characters");
        }
    }

    private AccountLimits() {}
}
