package stoa.gateway.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import stoa.api.kernel.RejectionCode;

/**
 * One of the APIs that Stoa shows. A request belongs to exactly one face, known before its first filter runs; how its
 * errors look, who may call from a browser and what a missing login answers follow from the face alone.
 */
public interface Face {

    /** The name that commands carry in their metadata. */
    String name();

    /** Whether a request came in by this face's port or prefix. */
    boolean owns(HttpServletRequest request);

    /** The answer to something that was understood and refused. */
    Reply refusal(RejectionCode code);

    /** The answer where no code of ours says more than the HTTP status: 404, 405, 413, 500 and the like. */
    Reply failure(int status);

    /** Answers a request that needs a login and has none: status, headers and body. */
    void challenge(HttpServletRequest request, HttpServletResponse response);

    /**
     * Whether cookies authenticate. If so, browsers may call from listed origins only, since a cookie comes along
     * whoever asks; if not, any origin may.
     */
    boolean trustsCookies();
}
