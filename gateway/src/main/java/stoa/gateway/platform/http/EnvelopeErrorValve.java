package stoa.gateway.platform.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
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
    private static final int FIRST_FAULT_OF_OURS = 500;

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
        if (failure != null && response.getStatus() >= FIRST_FAULT_OF_OURS) {
            LOG.error("Failed outside of the application", failure);
        }
        try {
            answer(request, response);
            response.finishResponse();
        } catch (IOException | ServletException gone) {
            LOG.debug("Connection broken: {}", gone.toString());
        }
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
