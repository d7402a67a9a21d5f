package stoa.gateway.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import stoa.gateway.platform.GatewaySettings;

/**
 * Where a request really comes from. The connection says so; only a proxy that is configured as trusted is believed
 * when it names somebody else, and only up to the first hop that is not.
 */
@Component
public final class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private final List<IpAddressMatcher> trusted;

    ClientAddress(GatewaySettings settings) {
        this.trusted =
                settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    /** The address of the client. */
    public String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        for (String hop : hopsNearestFirst(request)) {
            if (!isTrusted(address) || !looksLikeAnAddress(hop)) {
                return address;
            }
            address = hop;
        }
        return address;
    }

    /** Whether the client speaks https, to us or to a trusted proxy. */
    public boolean isSecure(HttpServletRequest request) {
        return request.isSecure()
                || ("https".equalsIgnoreCase(request.getHeader(FORWARDED_PROTO)) && isTrusted(request.getRemoteAddr()));
    }

    private List<String> hopsNearestFirst(HttpServletRequest request) {
        if (trusted.isEmpty()) {
            return List.of();
        }
        List<String> hops = new ArrayList<>();
        Collections.list(request.getHeaders(FORWARDED_FOR)).forEach(line -> {
            for (String hop : line.split(",", -1)) {
                hops.addFirst(hop.strip());
            }
        });
        return hops;
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(proxy -> proxy.matches(address));
    }

    /** A host name would be looked up, which a header must never cause. */
    private static boolean looksLikeAnAddress(String hop) {
        return hop.length() <= 45 && hop.matches("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    }
}
