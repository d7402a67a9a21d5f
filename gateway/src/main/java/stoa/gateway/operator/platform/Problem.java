package stoa.gateway.operator.platform;

import org.springframework.http.HttpStatus;
import stoa.api.kernel.RejectionCode;
import stoa.gateway.platform.Reply;

/** An error as RFC 9457 wants it, with the name of the code as a member of its own where there is one. */
record Problem(int status, Details body) implements Reply {

    /** The members; {@code type} is left out, which means {@code about:blank}. */
    record Details(String title, int status, String detail, String code) {}

    static Problem of(RejectionCode code) {
        HttpStatus status = statusOf(code);
        return new Problem(
                status.value(), new Details(status.getReasonPhrase(), status.value(), code.meaning(), code.name()));
    }

    static Problem of(HttpStatus status) {
        return new Problem(status.value(), new Details(status.getReasonPhrase(), status.value(), null, null));
    }

    @Override
    public String contentType() {
        return "application/problem+json";
    }

    private static HttpStatus statusOf(RejectionCode code) {
        return switch (code.kind()) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
