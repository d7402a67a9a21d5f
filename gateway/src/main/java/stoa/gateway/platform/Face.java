package stoa.gateway.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import stoa.api.kernel.RejectionCode;
import stoa.api.kernel.Role;

/**
 * One of the APIs that Stoa shows. A request belongs to exactly one face, known before its first filter runs; how its
 * errors look, who may call from a browser and what a missing login answers follow from the face alone.
 */
public interface Face {

    /** The name that commands carry in their metadata. */
    String name();

    /** Whether a request came in by this face's port or prefix. */
    boolean owns(HttpServletRequest request);

    /**
     * What its paths begin with at the main port, beside the own port where they do without; empty if it has no further
     * way in. Either way in leads to the same answers.
     */
    default String prefix() {
        return "";
    }

    /** The answer to something that was understood and refused. */
    Reply refusal(RejectionCode code);

    /** The answer where no code of ours says more than the HTTP status: 404, 405, 413, 500 and the like. */
    Reply failure(int status);

    /** The answer to a request that needs a login and has none; its headers are set on the response. */
    Reply challenge(HttpServletRequest request, HttpServletResponse response);

    /**
     * Whether cookies authenticate. If so, browsers may call from listed origins only, since a cookie comes along
     * whoever asks; if not, any origin may.
     */
    boolean trustsCookies();

    /** Whether pages of any origin may call without credentials; if not, no page but its own may. */
    default boolean isOpenToAnyPage() {
        return !trustsCookies();
    }

    /** Whether this request may bring its access token in the URL's query: browsers' sockets have no other way. */
    default boolean takesTokenFromQuery(HttpServletRequest request) {
        return false;
    }

    /** Whether accounts of this role may use what needs a login here. */
    default boolean admits(Role role) {
        return true;
    }

    /** Where else than at the main port it is, if it has a port of its own; nothing but it is there. */
    default Optional<Door> door() {
        return Optional.empty();
    }

    /**
     * A port of a face's own.
     *
     * @param address the local address it is bound to, {@code 0.0.0.0} for all
     * @param port 0 takes any free one
     * @param threads how many requests are served at a time
     */
    record Door(String address, int port, int threads) {}
}
