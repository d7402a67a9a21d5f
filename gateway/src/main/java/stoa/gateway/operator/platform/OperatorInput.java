package stoa.gateway.operator.platform;

import jakarta.servlet.http.HttpServletRequest;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Page;
import stoa.api.kernel.Rejection;

/** Reads what requests of this face say. */
public final class OperatorInput {

    private static final int DEFAULT_SIZE = 20;

    /** The page that {@code page} and {@code size} name. */
    public static Page page(HttpServletRequest request) {
        return new Page(integer(request, "page", 1), integer(request, "size", DEFAULT_SIZE));
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
