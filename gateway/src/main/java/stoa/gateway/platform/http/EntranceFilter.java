package stoa.gateway.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import stoa.api.kernel.MetaKeys;
import stoa.gateway.platform.BearerFace;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Faces;
import stoa.gateway.platform.RequestIds;

/**
 * The first and the last to see a request: gives it its face, its id and its cross-origin headers, turns foreign
 * origins away, and sees to it that whatever the filters and the dispatcher throw is answered in the face's envelope.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class EntranceFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(EntranceFilter.class);

    private final Faces faces;
    private final CrossOriginPolicy origins;
    private final ReplyWriter replies;
    private final RequestJournal journal;

    EntranceFilter(Faces faces, CrossOriginPolicy origins, ReplyWriter replies, RequestJournal journal) {
        this.faces = faces;
        this.origins = origins;
        this.replies = replies;
        this.journal = journal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        long started = System.nanoTime();
        Face face = faces.of(request);
        String id = RequestIds.of(request);
        response.setHeader(RequestIds.HEADER, id);
        MDC.put(MetaKeys.REQUEST_ID, id);
        try {
            admit(face, request, response, chain);
        } finally {
            journal.note(request, response, System.nanoTime() - started);
            MDC.remove(MetaKeys.REQUEST_ID);
        }
    }

    private void admit(Face face, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        switch (origins.apply(request, response)) {
            case PREFLIGHT -> response.setStatus(HttpStatus.NO_CONTENT.value());
            case FOREIGN -> response.setStatus(HttpStatus.FORBIDDEN.value());
            case ALLOWED, NOT_CROSS_ORIGIN -> pass(face, request, response, chain);
        }
    }

    private void pass(Face face, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            if (face instanceof BearerFace) {
                // What these answer is somebody's own, tokens too: nothing between may keep it.
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            }
            chain.doFilter(WithoutPrefix.of(request, faces.prefixOf(request)), response);
        } catch (IOException gone) {
            LOG.debug("Connection broken: {}", gone.toString());
            throw gone;
        } catch (ServletException | RuntimeException | StackOverflowError failure) {
            LOG.error("Failed: {} {}", request.getMethod(), request.getRequestURI(), failure);
            if (!response.isCommitted()) {
                response.resetBuffer();
                replies.write(face.failure(HttpStatus.INTERNAL_SERVER_ERROR.value()), response);
            }
        }
    }
}
