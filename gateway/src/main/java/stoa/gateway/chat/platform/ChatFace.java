package stoa.gateway.chat.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import stoa.api.kernel.RejectionCode;
import stoa.gateway.platform.BearerFace;
import stoa.gateway.platform.Fault;

/** The Chat face: everything in one envelope, successes always with 200, ids as strings. */
@Component
@Order(0)
public final class ChatFace extends BearerFace {

    /** Where all its routes begin. */
    public static final String PREFIX = "/api/v1";

    /** The socket's route. */
    public static final String SOCKET = PREFIX + "/ws";

    private static final int CONFLICT = 409;
    private static final int BAD_REQUEST = 400;

    ChatFace(ChatSettings settings) {
        super("chat", "/chat", new Place(settings.enabled(), settings.port(), settings.address()));
    }

    /** Its document knows no conflicts: they are bad requests. */
    @Override
    public ChatReply refusal(RejectionCode code) {
        Fault fault = Fault.of(code);
        return ChatReply.of(fault.status() == CONFLICT ? fault.as(BAD_REQUEST) : fault);
    }

    @Override
    public ChatReply failure(int status) {
        return ChatReply.of(Fault.of(status));
    }

    @Override
    public String title() {
        return "Chat API";
    }

    @Override
    public boolean takesTokenFromQuery(HttpServletRequest request) {
        return request.getRequestURI().equals(SOCKET);
    }
}
