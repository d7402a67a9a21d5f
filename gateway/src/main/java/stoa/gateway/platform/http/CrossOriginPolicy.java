package stoa.gateway.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import stoa.gateway.platform.Faces;
import stoa.gateway.platform.GatewaySettings;
import stoa.gateway.platform.RequestIds;

/**
 * Which origins a browser may call from. Where cookies authenticate, listed origins and the own one may, by name and
 * with credentials; any other is turned away before anything is done, which is the defence against forged requests.
 * What is public by nature, and faces that say so, answer any origin without credentials; other faces that know no
 * cookies answer their own pages only.
 */
@Component
final class CrossOriginPolicy {

    /** How a request is answered in view of its origin. */
    enum Verdict {
        NOT_CROSS_ORIGIN,
        ALLOWED,
        PREFLIGHT,
        FOREIGN
    }

    private static final String ALLOWED_METHODS = "GET, POST, PUT, DELETE, OPTIONS";
    private static final String ALLOWED_HEADERS = "Origin, Content-Type, Authorization, " + RequestIds.HEADER;
    private static final String EXPOSED_HEADERS = "Content-Length, Authorization, Retry-After, " + RequestIds.HEADER;
    private static final String LOTTERY_PROOFS = "/api/v1/lottery/rounds";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String PREFLIGHT_SECONDS = "43200";
    private static final String VARY_OF_PREFLIGHT =
            "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

    private final Faces faces;
    private final Set<String> listed;

    CrossOriginPolicy(Faces faces, GatewaySettings settings) {
        this.faces = faces;
        this.listed = Set.copyOf(settings.allowedOrigins());
    }

    /** Judges a request and, unless it is foreign, sets the headers that every answer to it must carry. */
    Verdict apply(HttpServletRequest request, HttpServletResponse response) {
        boolean options = HttpMethod.OPTIONS.matches(request.getMethod());
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return options ? Verdict.PREFLIGHT : Verdict.NOT_CROSS_ORIGIN;
        }
        if (isOpen(request)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        } else if (isListed(origin, request) || isOwn(origin, request)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            response.setHeader(HttpHeaders.VARY, options ? VARY_OF_PREFLIGHT : HttpHeaders.ORIGIN);
        } else {
            return Verdict.FOREIGN;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED_HEADERS);
        if (options) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, ALLOWED_METHODS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
        }
        return options ? Verdict.PREFLIGHT : Verdict.ALLOWED;
    }

    private boolean isOpen(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/log/")
                || isLotteryProof(path, request)
                || path.equals("/.well-known/jwks.json")
                || faces.of(request).isOpenToAnyPage();
    }

    private boolean isListed(String origin, HttpServletRequest request) {
        return faces.of(request).trustsCookies() && listed.contains(origin);
    }

    /** Only to be read, and only where it needs no login: the operators' port has a path of the same name. */
    private boolean isLotteryProof(String path, HttpServletRequest request) {
        return path.startsWith(LOTTERY_PROOFS)
                && READING.contains(request.getMethod())
                && faces.of(request).name().equals("forum");
    }

    private static boolean isOwn(String origin, HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        return host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }
}
