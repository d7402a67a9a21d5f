package stoa.gateway.auth.platform;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.kernel.RejectionCode;
import stoa.gateway.platform.BearerFace;
import stoa.gateway.platform.Fault;

/** The Auth Server face: answers without an envelope, some of them plain text; ids as numbers. */
@Component
@Order(0)
public final class AuthFace extends BearerFace {

    /** Where all its routes can be had, and most can only be had. */
    public static final String API = "/api/v1/auth";

    /** Where its document has those about people. */
    public static final String ROOT = "/auth";

    private static final int BAD_REQUEST = 400;

    AuthFace(AuthSettings settings) {
        super("auth", "/auth-server", new Place(settings.enabled(), settings.port(), settings.address()));
    }

    /** Its document calls a wrong password and a name that is taken bad requests. */
    @Override
    public AuthReply refusal(RejectionCode code) {
        Fault fault = Fault.of(code);
        boolean bad = code == AccountError.NAME_OR_EMAIL_TAKEN || code == AccountError.WRONG_CREDENTIALS;
        return AuthReply.of(bad ? fault.as(BAD_REQUEST) : fault);
    }

    @Override
    public AuthReply failure(int status) {
        return AuthReply.of(Fault.of(status));
    }

    @Override
    public String title() {
        return "Auth Server";
    }
}
