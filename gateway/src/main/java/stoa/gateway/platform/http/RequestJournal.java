package stoa.gateway.platform.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import stoa.gateway.platform.Faces;

/**
 * One line in the log and one measurement per request. The line has the path but never the query, in which some clients
 * send tokens; the measurement has the route's template, so that no client can make up new labels.
 */
@Component
final class RequestJournal {

    private static final Logger ACCESS = LoggerFactory.getLogger("stoa.access");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Few, since each route and status has them all. */
    private static final Duration[] BUCKETS = IntStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Map<Route, Timer> timers = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final Faces faces;

    RequestJournal(MeterRegistry meters, Faces faces) {
        this.meters = meters;
        this.faces = faces;
    }

    void note(HttpServletRequest request, HttpServletResponse response, long nanos) {
        timers.computeIfAbsent(route(request, response), this::timer).record(nanos, TimeUnit.NANOSECONDS);
        if (ACCESS.isInfoEnabled()) {
            ACCESS.info(
                    "{} {} {} {}us",
                    request.getMethod(),
                    request.getRequestURI(),
                    response.getStatus(),
                    TimeUnit.NANOSECONDS.toMicros(nanos));
        }
    }

    private Route route(HttpServletRequest request, HttpServletResponse response) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
        Object template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return new Route(
                faces.of(request).name(),
                method,
                template == null ? "none" : template.toString(),
                response.getStatus());
    }

    private Timer timer(Route route) {
        return Timer.builder("stoa.http.requests")
                .description("HTTP requests by route template")
                .tag("face", route.face())
                .tag("method", route.method())
                .tag("route", route.template())
                .tag("status", Integer.toString(route.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private record Route(String face, String method, String template, int status) {}
}
