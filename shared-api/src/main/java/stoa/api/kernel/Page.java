package stoa.api.kernel;

/**
 * Which page of a list: numbers start at 1.
 *
 * @param number the page, from 1
 * @param size items per page, 1 to {@link #MAX_SIZE}
 */
public record Page(int number, int size) {

    public static final int MAX_SIZE = 100;

    public Page {
        if (number < 1 || size < 1 || size > MAX_SIZE) {
            throw new Rejection(KernelError.INVALID, "page from 1, size from 1 to " + MAX_SIZE);
        }
    }

    /** How many items lie before this page; can not overflow. */
    public long offset() {
        return (number - 1L) * size;
    }

    /** Whether a list of {@code total} items goes on after this page. */
    public boolean hasMore(long total) {
        return (long) number * size < total;
    }
}
