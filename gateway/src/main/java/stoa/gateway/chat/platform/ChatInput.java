package stoa.gateway.chat.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import stoa.api.group.GroupError;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.PublicId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Span;
import stoa.gateway.platform.http.SaidId;
import stoa.gateway.platform.message.To;

/** Reads what requests of this face say. */
public final class ChatInput {

    private static final int DEFAULT_SIZE = 20;
    private static final int MAX_SIZE = 100;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    /** The stretch that {@code limit} and {@code offset} name; what is no such number is as if it were not there. */
    public static Span span(HttpServletRequest request) {
        int limit = number(request, "limit");
        boolean usable = limit >= 1 && limit <= MAX_SIZE;
        return new Span(Math.max(0, number(request, "offset")), usable ? limit : DEFAULT_SIZE);
    }

    private static int number(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text != null && DIGITS.matcher(text).matches() ? Integer.parseInt(text) : -1;
    }

    /** Whom a query is about. */
    public static To to(HttpServletRequest request) {
        return to(queried(request, "receiver_id"), queried(request, "group_id"));
    }

    private static Optional<Long> queried(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .filter(text -> !text.isEmpty())
                .map(PublicId::parseDigits);
    }

    /** Whom a body is about; an empty id is none. */
    public static To to(SaidId receiver, SaidId group) {
        return to(SaidId.in(receiver), SaidId.in(group));
    }

    private static To to(Optional<Long> receiver, Optional<Long> group) {
        if (receiver.isPresent() == group.isPresent()) {
            throw new Rejection(KernelError.INVALID, "either receiver_id or group_id");
        }
        return receiver.<To>map(id -> new To.Person(new AccountId(id)))
                .orElseGet(() -> new To.Group(group(group.orElseThrow())));
    }

    /** The room of everybody has a number too, and is no group. */
    private static GroupId group(long id) {
        if (id == ConversationId.WORLD.value()) {
            throw new Rejection(GroupError.GROUP_NOT_FOUND, "the room of everybody");
        }
        return new GroupId(id);
    }

    /** A text that must be there, and not be blank. */
    public static String required(String field, String text) {
        if (text == null || text.isBlank()) {
            throw new Rejection(KernelError.INVALID, field + " is required");
        }
        return text;
    }

    private ChatInput() {}
}
