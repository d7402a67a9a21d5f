package stoa.gateway.auth.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import java.util.regex.Pattern;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** Four digits. A JSON number is taken too; it has lost the zeros that it began with, which are put back. */
record VerificationCode(String digits) {

    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");
    private static final long BEYOND = 10_000;

    /** Not to be made of a JSON object. */
    @JsonCreator(mode = JsonCreator.Mode.DISABLED)
    VerificationCode {
        if (!FOUR_DIGITS.matcher(digits).matches()) {
            throw new Rejection(KernelError.INVALID, "vrf_code has four digits");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static VerificationCode of(long number) {
        if (number < 0 || number >= BEYOND) {
            throw new Rejection(KernelError.INVALID, "vrf_code has four digits");
        }
        return new VerificationCode(String.format(Locale.ROOT, "%04d", number));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static VerificationCode of(String text) {
        return new VerificationCode(text);
    }

    @Override
    public String toString() {
        return "VerificationCode";
    }
}
