package stoa.gateway.im.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import stoa.api.conversation.ConversationError;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Span;

/** Reads what requests of this face say. */
public final class ImInput {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    /**
     * The stretch that {@code limit} and {@code offset} name. Its document knows no bad request for a list: what can
     * not be read is as if it were not there, and more than there may be is as much as there may be.
     */
    public static Span span(HttpServletRequest request, int otherwise, int most) {
        int limit = number(request, "limit");
        return new Span(Math.max(0, number(request, "offset")), Math.min(limit > 0 ? limit : otherwise, most));
    }

    private static int number(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text != null && DIGITS.matcher(text).matches() ? Integer.parseInt(text) : -1;
    }

    /** The conversation of a path. The room of everybody is none that this face knows. */
    public static ConversationId conversation(String pathId) {
        ConversationId conversation = ConversationId.parse(pathId);
        if (conversation.equals(ConversationId.WORLD)) {
            throw new Rejection(ConversationError.CONVERSATION_NOT_FOUND, "the room of everybody");
        }
        return conversation;
    }

    /** A text that must be there, and not be blank. */
    public static String required(String field, String text) {
        if (text == null || text.isBlank()) {
            throw new Rejection(KernelError.INVALID, field + " is required");
        }
        return text;
    }

    private ImInput() {}
}
