package stoa.gateway.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;
import stoa.gateway.platform.Faces;
import stoa.gateway.platform.Reply;

/** Turns whatever a controller or the dispatcher threw into the answer of the request's face. */
@ControllerAdvice
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Faces faces;

    Refusals(Faces faces) {
        this.faces = faces;
    }

    @ExceptionHandler
    Reply refused(Rejection refusal, HttpServletRequest request, HttpServletResponse response) {
        if (refusal.code() == KernelError.UNAUTHENTICATED) {
            return faces.of(request).challenge(request, response);
        }
        if (refusal.code().kind() == RejectionCode.Kind.UNAVAILABLE) {
            LOG.warn("Unavailable: {}", refusal.getMessage());
        } else {
            LOG.debug("Refused: {}", refusal.getMessage());
        }
        return faces.of(request).refusal(refusal.code());
    }

    @ExceptionHandler
    Reply limited(TooManyAttemptsException limit, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(limit.seconds()));
        return faces.of(request).refusal(KernelError.TOO_MANY_ATTEMPTS);
    }

    @ExceptionHandler
    Reply tooLarge(BodyTooLargeException large, HttpServletRequest request) {
        return faces.of(request).failure(HttpStatus.CONTENT_TOO_LARGE.value());
    }

    /** The query of the URL is malformed. */
    @ExceptionHandler
    Reply unreadable(InvalidParameterException broken, HttpServletRequest request) {
        return faces.of(request).failure(broken.getErrorCode());
    }

    /** The client went away or its body ended early: if anybody still listens, the request could not be read. */
    @ExceptionHandler
    Reply broken(IOException broken, HttpServletRequest request) {
        LOG.debug("Connection broken: {}", broken.toString());
        return faces.of(request).failure(HttpStatus.BAD_REQUEST.value());
    }

    @ExceptionHandler
    Reply failed(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (failure instanceof ErrorResponse known && !known.getStatusCode().is5xxServerError()) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            return faces.of(request).failure(known.getStatusCode().value());
        }
        LOG.error("Failed: {} {}", request.getMethod(), request.getRequestURI(), failure);
        return faces.of(request).failure(HttpStatus.INTERNAL_SERVER_ERROR.value());
    }
}
