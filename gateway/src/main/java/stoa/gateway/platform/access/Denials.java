package stoa.gateway.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import stoa.api.kernel.KernelError;
import stoa.gateway.platform.Faces;
import stoa.gateway.platform.http.ReplyWriter;

/**
 * Who may use a route that needs a login: whoever is logged in and has a role that the route's face admits. Anybody
 * else hears why not in the face's own words.
 */
@Component
final class Denials
        implements AuthorizationManager<RequestAuthorizationContext>, AuthenticationEntryPoint, AccessDeniedHandler {

    private final Faces faces;
    private final ReplyWriter replies;

    Denials(Faces faces, ReplyWriter replies) {
        this.faces = faces;
        this.replies = replies;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends Authentication> who, RequestAuthorizationContext context) {
        boolean admitted = who.get() instanceof CallerAuthentication known
                && faces.of(context.getRequest()).admits(known.getPrincipal().role());
        return new AuthorizationDecision(admitted);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        replies.write(faces.of(request).challenge(request, response), response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        replies.write(faces.of(request).refusal(KernelError.FORBIDDEN), response);
    }
}
