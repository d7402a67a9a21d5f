package stoa.gateway.im.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.kernel.RejectionCode;
import stoa.gateway.platform.BearerFace;
import stoa.gateway.platform.Fault;

/** The IM face: answers without an envelope, ids as numbers. */
@Component
@Order(0)
public final class ImFace extends BearerFace {

    /** Where those of its routes begin that are not at its root. */
    public static final String API = "/api/v1";

    /** The socket's route. */
    public static final String SOCKET = "/ws";

    private static final int BAD_REQUEST = 400;

    ImFace(ImSettings settings) {
        super("im", "/im", new Place(settings.enabled(), settings.port(), settings.address()));
    }

    /** A name that is taken is a bad request in its document. */
    @Override
    public ImReply refusal(RejectionCode code) {
        Fault fault = Fault.of(code);
        return ImReply.of(code == AccountError.NAME_OR_EMAIL_TAKEN ? fault.as(BAD_REQUEST) : fault);
    }

    @Override
    public ImReply failure(int status) {
        return ImReply.of(Fault.of(status));
    }

    @Override
    public String title() {
        return "IM API";
    }

    @Override
    public boolean takesTokenFromQuery(HttpServletRequest request) {
        return request.getRequestURI().equals(SOCKET);
    }
}
