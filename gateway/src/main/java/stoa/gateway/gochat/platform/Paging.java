package stoa.gateway.gochat.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import stoa.api.kernel.Span;

/**
 * Which page a request wants, from 1. What can not be read is as if it were not there: its client takes a page that is
 * shorter than it asked for as the last one.
 */
public record Paging(int page, int size) {

    private static final int DEFAULT_SIZE = 50;
    private static final String PAGE = "page";
    private static final String SIZE = "size";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    /** What a request says. */
    public static Paging of(HttpServletRequest request) {
        return new Paging(number(request, PAGE, 1), Math.min(number(request, SIZE, DEFAULT_SIZE), Span.MAX_SIZE));
    }

    /** Whether a request wants one page and not all there is. */
    public static boolean isSaid(HttpServletRequest request) {
        return request.getParameter(PAGE) != null || request.getParameter(SIZE) != null;
    }

    private static int number(HttpServletRequest request, String name, int otherwise) {
        String text = request.getParameter(name);
        return text != null && NUMBER.matcher(text).matches() ? Integer.parseInt(text) : otherwise;
    }

    /** The stretch of the list that the page is. */
    public Span span() {
        return new Span((page - 1L) * size, size);
    }

    GoChatReply.Pagination of(long total) {
        return new GoChatReply.Pagination(page, size, total, (long) page * size < total);
    }
}
