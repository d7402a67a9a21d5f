package stoa.gateway.platform.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.gateway.platform.Faces;
import stoa.gateway.platform.RequestIds;

/**
 * Answers what no filter gets to see, such as a malformed path or over-long headers: in the face's envelope instead of
 * the container's HTML.
 */
final class EnvelopeErrorValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeErrorValve.class);
    private static final int FIRST_ERROR = 400;
    private static final int FIRST_FAULT_OF_A_SERVER = 500;

    /** What a client asks for that HTTP/1.1 servers need not know: a transfer coding, a version. */
    private static final Set<Integer> ASKED_TOO_MUCH = Set.of(501, 505);

    private final Faces faces;
    private final CrossOriginPolicy origins;
    private final ReplyWriter replies;

    EnvelopeErrorValve(Faces faces, CrossOriginPolicy origins, ReplyWriter replies) {
        this.faces = faces;
        this.origins = origins;
        this.replies = replies;
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (failure != null && isFaultOfOurs(response.getStatus())) {
            LOG.error("Failed outside of the application", failure);
        }
        try {
            answer(request, response);
            response.finishResponse();
        } catch (IOException | ServletException gone) {
            LOG.debug("Connection broken: {}", gone.toString());
        }
    }

    private static boolean isFaultOfOurs(int status) {
        return status >= FIRST_FAULT_OF_A_SERVER && !ASKED_TOO_MUCH.contains(status);
    }

    private void answer(Request request, Response response) throws IOException, ServletException {
        int status = response.getStatus();
        if (!response.containsHeader(RequestIds.HEADER)) {
            response.setHeader(RequestIds.HEADER, RequestIds.fresh());
        }
        if (origins.apply(request, response) != CrossOriginPolicy.Verdict.FOREIGN) {
            replies.write(faces.of(request).failure(status), response.getResponse());
        }
    }
}
