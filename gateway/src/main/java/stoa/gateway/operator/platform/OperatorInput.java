package stoa.gateway.operator.platform;

import jakarta.servlet.http.HttpServletRequest;
import stoa.api.audit.AsOf;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Page;
import stoa.api.kernel.Rejection;

/** Reads what requests of this face say. */
public final class OperatorInput {

    private static final int DEFAULT_SIZE = 20;
    private static final int REASON_LENGTH = 500;

    /** The page that {@code page} and {@code size} name. */
    public static Page page(HttpServletRequest request) {
        return new Page(integer(request, "page", 1), integer(request, "size", DEFAULT_SIZE));
    }

    /** A whole number within bounds; {@code otherwise} if it is not named. */
    public static long number(HttpServletRequest request, String name, long otherwise, long least, long greatest) {
        String text = request.getParameter(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException unreadable) {
            throw new Rejection(KernelError.INVALID, name + " must be an integer", unreadable);
        }
        throw new Rejection(KernelError.INVALID, "%s from %d to %d".formatted(name, least, greatest));
    }

    /** The moment that {@code asOf} names, a position or a time; now if it is not named. */
    public static AsOf asOf(HttpServletRequest request) {
        String text = request.getParameter("asOf");
        return text == null ? AsOf.NOW : AsOf.parse(text);
    }

    /** Why an operator does something, in their own words. */
    public static String reason(String why) {
        String reason = required("why", why).strip();
        if (reason.isEmpty() || reason.length() > REASON_LENGTH) {
            throw new Rejection(KernelError.INVALID, "why has 1 to " + REASON_LENGTH + " characters");
        }
        return reason;
    }

    private static int integer(HttpServletRequest request, String name, int otherwise) {
        String text = request.getParameter(name);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException unreadable) {
            throw new Rejection(KernelError.INVALID, name + " must be an integer", unreadable);
        }
    }

    /** A value that must be there. */
    public static <T> T required(String field, T value) {
        if (value == null) {
            throw new Rejection(KernelError.INVALID, field + " is required");
        }
        return value;
    }

    private OperatorInput() {}
}
