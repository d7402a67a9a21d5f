package stoa.gateway.operator.feed;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.EventFeed.Selection;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.operator.platform.OperatorInput;

/**
 * What somebody wants of the feed.
 *
 * @param after the position that they have come to
 * @param limit at most so many events
 * @param patience how long to wait if there is none yet
 * @param why they want to see what is masked; empty if they do not
 */
record FeedQuestion(long after, long limit, Duration patience, Selection selection, String why) {

    private static final int MOST_SECONDS = 30;

    static FeedQuestion of(HttpServletRequest request) {
        boolean unmasked = isTrue(request.getParameter("unmasked"));
        return new FeedQuestion(
                OperatorInput.number(request, "after", 0, 0, Long.MAX_VALUE),
                OperatorInput.number(request, "limit", Long.MAX_VALUE, 1, Long.MAX_VALUE),
                Duration.ofSeconds(OperatorInput.number(request, "wait", 0, 0, MOST_SECONDS)),
                new Selection(
                        names(request, "feature", FeedQuestion::isFeature),
                        names(request, "event", name -> EventCatalogue.find(name)
                                .isPresent()),
                        unmasked),
                unmasked ? OperatorInput.reason(request.getParameter("why")) : "");
    }

    private static boolean isTrue(String text) {
        return switch (text) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw new Rejection(KernelError.INVALID, "unmasked is true or false");
        };
    }

    /** Named once each or with commas; a name that there is not would select nothing, and nobody would know why. */
    private static Set<String> names(HttpServletRequest request, String parameter, Predicate<String> exists) {
        String[] values = request.getParameterValues(parameter);
        if (values == null) {
            return Set.of();
        }
        Set<String> names = Arrays.stream(values)
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .collect(Collectors.toSet());
        names.stream().filter(exists.negate()).findFirst().ifPresent(unknown -> {
            throw new Rejection(KernelError.INVALID, "there is no " + parameter + " " + unknown);
        });
        return names;
    }

    private static boolean isFeature(String name) {
        return EventCatalogue.events().stream()
                .anyMatch(event -> EventCatalogue.featureOf(event).equals(name));
    }
}
