package stoa.api.kernel;

/**
 * Which stretch of a list, for clients that count items and not pages.
 *
 * @param offset how many items lie before it
 * @param size at most so many items, 1 to {@link #MAX_SIZE}
 */
public record Span(long offset, int size) {

    public static final int MAX_SIZE = 200;

    public Span {
        if (offset < 0 || size < 1 || size > MAX_SIZE) {
            throw new Rejection(KernelError.INVALID, "offset from 0, size from 1 to " + MAX_SIZE);
        }
    }

    /** The stretch that a page is. */
    public static Span of(Page page) {
        return new Span(page.offset(), page.size());
    }

    /** The first so many. */
    public static Span first(int size) {
        return new Span(0, size);
    }
}
