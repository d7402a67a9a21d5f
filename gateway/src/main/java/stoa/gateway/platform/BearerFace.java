package stoa.gateway.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import stoa.api.kernel.KernelError;

/**
 * A face beside the one that owns the main port: it has a port of its own and, at the main port, a prefix; pages of any
 * origin may call it, since nothing but a bearer token authenticates. Switched off, it is nowhere.
 */
public abstract class BearerFace implements Face {

    /** As many as the main port serves at a time. */
    private static final int THREADS = 128;

    private final String name;
    private final String prefix;
    private final Place place;

    /**
     * Where a face is.
     *
     * @param enabled whether it is anywhere
     * @param port 0 takes any free one
     * @param address the local address of the port, {@code 0.0.0.0} for all
     */
    public record Place(boolean enabled, int port, String address) {}

    /**
     * @param prefix with its slash
     */
    protected BearerFace(String name, String prefix, Place place) {
        this.name = name;
        this.prefix = prefix;
        this.place = place;
    }

    @Override
    public final String name() {
        return name;
    }

    /** What people call it. */
    public abstract String title();

    @Override
    public final String prefix() {
        return prefix;
    }

    @Override
    public final Optional<Door> door() {
        return place.enabled() ? Optional.of(new Door(place.address(), place.port(), THREADS)) : Optional.empty();
    }

    /** A request whose first line can not be read has no path. */
    @Override
    public final boolean owns(HttpServletRequest request) {
        String path = request.getRequestURI();
        return place.enabled()
                && path != null
                && path.startsWith(prefix)
                && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    @Override
    public Reply challenge(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return refusal(KernelError.UNAUTHENTICATED);
    }

    @Override
    public final boolean trustsCookies() {
        return false;
    }
}
