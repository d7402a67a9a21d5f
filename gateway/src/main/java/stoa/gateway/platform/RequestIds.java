package stoa.gateway.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import stoa.api.kernel.MetaKeys;

/** One id that follows a request into commands, events and every line of the log. */
public final class RequestIds {

    public static final String HEADER = "X-Request-Id";

    /** Nothing that could break a line of the log or grow without bound. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** The client's own id if it is a sane one, else a new one. */
    public static String of(HttpServletRequest request) {
        String given = request.getHeader(HEADER);
        return given != null && SANE.matcher(given).matches() ? given : fresh();
    }

    /** The id of the request that this thread serves, if it serves one. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(MetaKeys.REQUEST_ID));
    }

    /** A new id; unique enough to find one request among many, no secret. */
    public static String fresh() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }

    private RequestIds() {}
}
