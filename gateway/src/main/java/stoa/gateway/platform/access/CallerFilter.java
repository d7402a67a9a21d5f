package stoa.gateway.platform.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Faces;
import stoa.vault.Sessions;

/**
 * Finds out who asks. A good access token decides, also to the contrary: if its session has ended, nothing else is
 * tried. Without a good one, the refresh token of a live session counts where a login is required, and the same answer
 * brings a new access token. Neither the session nor its refresh token changes by that, so any number of requests may
 * refresh at the same time.
 */
final class CallerFilter extends OncePerRequestFilter {

    private final Faces faces;
    private final CallerRoutes routes;
    private final AccessTokens tokens;
    private final TokenDelivery delivery;
    private final SessionWatch sessions;

    CallerFilter(Faces faces, CallerRoutes routes, AccessTokens tokens, TokenDelivery delivery, SessionWatch sessions) {
        this.faces = faces;
        this.routes = routes;
        this.tokens = tokens;
        this.delivery = delivery;
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Face face = faces.of(request);
        Optional<Caller> named = delivery.accessToken(face, request).flatMap(tokens::verify);
        Optional<Caller> caller = named.isPresent()
                ? named.filter(candidate -> sessions.isLive(candidate.session()))
                : refreshed(face, request, response);
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        sessions.seen(caller.get());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller.get()));
        SecurityContextHolder.setContext(context);
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private Optional<Caller> refreshed(Face face, HttpServletRequest request, HttpServletResponse response) {
        if (!face.trustsCookies() || routes.accessOf(request) != CallerRoutes.Access.REQUIRED) {
            return Optional.empty();
        }
        return delivery.refreshToken(request)
                .flatMap(token -> sessions.refresh(token).map(session -> {
                    delivery.deliver(face, new Sessions.Opened(session, token), request, response);
                    return new Caller(session.account(), session.id(), session.role());
                }));
    }
}
