package stoa.gateway.operator.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.operator.platform.OperatorInput;
import stoa.gateway.operator.platform.OperatorReply;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.access.TokenDelivery;
import stoa.gateway.platform.http.ClientAddress;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.identity.Login;
import stoa.vault.Sessions;

/** Logging in with name and password for a token, and out again. */
@Controller
@RequestMapping(OperatorFace.PREFIX)
final class OperatorLoginController {

    private final OperatorFace face;
    private final Login login;
    private final ClientAddress client;
    private final TokenDelivery tokens;
    private final Sessions sessions;

    OperatorLoginController(
            OperatorFace face, Login login, ClientAddress client, TokenDelivery tokens, Sessions sessions) {
        this.face = face;
        this.login = login;
        this.client = client;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    record Credentials(String name, String password) {}

    /** What to send as {@code Authorization: Bearer} until then. */
    record Token(String token, @JsonProperty("expires_in") long expiresIn) {}

    @PostMapping("/login")
    OperatorReply login(@JsonBody Credentials body, HttpServletRequest request, HttpServletResponse response) {
        String name = OperatorInput.required("name", body.name()).strip();
        String password = OperatorInput.required("password", body.password());
        Sessions.Session session =
                login.login(face, name, password, client.of(request)).session();
        if (!face.admits(session.role())) {
            sessions.end(session.id());
            throw new Rejection(KernelError.FORBIDDEN, session.account() + " is no operator");
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return OperatorReply.of(new Token(
                tokens.accessToken(face, session), tokens.accessTokenLife().toSeconds()));
    }

    @PostMapping("/logout")
    OperatorReply logout(Caller caller) {
        sessions.end(caller.session());
        return OperatorReply.done();
    }
}
