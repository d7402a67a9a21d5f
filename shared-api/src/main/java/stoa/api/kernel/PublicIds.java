package stoa.api.kernel;

/**
 * Draws public ids: 41 bits of milliseconds since 2015-01-01 and 12 bits of node and counter, so 16 decimal digits
 * until 2084, growing on every node and never the same on two.
 */
public interface PublicIds {
    long next();

    /**
     * An id greater than {@code floor}, which may have been drawn on a node that is ahead of this one: for what must be
     * numbered in the order in which it is written, wherever that happens.
     */
    default long nextAfter(long floor) {
        long id = next();
        while (id <= floor) {
            id = next();
        }
        return id;
    }
}
