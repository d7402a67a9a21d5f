package stoa.gateway.gochat.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import stoa.api.kernel.RejectionCode;
import stoa.gateway.platform.BearerFace;

/** The GoChat face: all in one envelope, errors with codes of its own, ids as strings, one room for everybody. */
@Component
@Order(0)
public final class GoChatFace extends BearerFace {

    /** Where all its routes begin but the socket's. */
    public static final String API = "/api";

    /** The socket's route. */
    public static final String SOCKET = "/ws";

    GoChatFace(GoChatSettings settings) {
        super("gochat", "/gochat", new Place(settings.enabled(), settings.port(), settings.address()));
    }

    @Override
    public GoChatReply refusal(RejectionCode code) {
        return GoChatReply.of(GoChatFault.of(code));
    }

    @Override
    public GoChatReply failure(int status) {
        return GoChatReply.of(GoChatFault.of(status));
    }

    @Override
    public String title() {
        return "GoChat API";
    }

    @Override
    public boolean takesTokenFromQuery(HttpServletRequest request) {
        return request.getRequestURI().equals(SOCKET);
    }
}
