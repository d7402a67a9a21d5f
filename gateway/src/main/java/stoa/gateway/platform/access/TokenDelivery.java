package stoa.gateway.platform.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.http.ClientAddress;
import stoa.vault.Sessions;

/**
 * How tokens travel on faces that use cookies: the access token in the {@code Authorization} header of requests and
 * answers (or a cookie that the client sets by itself), the refresh token in a cookie that scripts can not read.
 */
@Component
public final class TokenDelivery {

    private static final String ACCESS_COOKIE = "x-jwt-token";
    private static final String REFRESH_COOKIE = "refresh-token";
    private static final String QUERY = "token";

    private final AccessTokens tokens;
    private final ClientAddress client;
    private final Clock clock;

    TokenDelivery(AccessTokens tokens, ClientAddress client, Clock clock) {
        this.tokens = tokens;
        this.client = client;
        this.clock = clock;
    }

    /** Gives the client a new access token of the session, and its refresh token for as long as that is good. */
    public void deliver(Face face, Sessions.Opened session, HttpServletRequest request, HttpServletResponse response) {
        String access = tokens.issue(session.session(), face.name(), tokens.life());
        Duration left = Duration.between(clock.instant(), session.session().refreshableUntil());
        response.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + access);
        response.setHeader(HttpHeaders.SET_COOKIE, cookie(session.refreshToken(), left, request));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** A new access token of a session, for faces that hand it out in an answer's body. */
    public String accessToken(Face face, Sessions.Session session) {
        return tokens.issue(session, face.name(), tokens.life());
    }

    /** A new access token of a session, for faces whose clients have nothing to get the next one with. */
    public String lastingToken(Face face, Sessions.Session session) {
        return tokens.issue(session, face.name(), tokens.lastingLife());
    }

    /** How long an access token is good. */
    public Duration accessTokenLife() {
        return tokens.life();
    }

    /** How long a token is good where clients have nothing to get the next one with. */
    public Duration lastingTokenLife() {
        return tokens.lastingLife();
    }

    /** Takes back whatever this answer was about to give, and makes the client forget its refresh token. */
    public void revoke(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.AUTHORIZATION, null);
        response.setHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request));
    }

    /** The refresh token that came with the request. */
    public Optional<String> refreshToken(HttpServletRequest request) {
        return cookie(REFRESH_COOKIE, request);
    }

    /** The access token: from the header if there is one, even a bad one, else from the cookie where those count. */
    Optional<String> accessToken(Face face, HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        int space = header == null ? -1 : header.indexOf(' ');
        if (space >= 0) {
            return Optional.of(header.substring(space + 1).strip());
        }
        if (face.trustsCookies()) {
            return cookie(ACCESS_COOKIE, request);
        }
        return face.takesTokenFromQuery(request) ? queried(request) : Optional.empty();
    }

    private static Optional<String> queried(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getParameter(QUERY));
        } catch (InvalidParameterException unreadable) {
            return Optional.empty();
        }
    }

    private String cookie(String value, Duration life, HttpServletRequest request) {
        String cookie = REFRESH_COOKIE + "=" + value + "; Path=/; Max-Age=" + Math.max(0, life.toSeconds())
                + "; HttpOnly; SameSite=Lax";
        return client.isSecure(request) ? cookie + "; Secure" : cookie;
    }

    private static Optional<String> cookie(String name, HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }
}
