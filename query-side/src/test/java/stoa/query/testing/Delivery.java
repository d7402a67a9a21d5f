package stoa.query.testing;

/** How the events of a test reach the views. What the views show must not depend on it. */
public enum Delivery {
    /** As it should be. */
    ONCE(1, 1_000, false),
    /** Each event twice in a row. */
    EACH_TWICE(2, 1_000, false),
    /** All of them, and then all of them again, as after a token that was lost. */
    ALL_TWICE(1, 1_000, true),
    /** Each in a batch of its own. */
    ONE_BY_ONE(1, 1, false),
    /** In batches that end anywhere, and then again. */
    IN_THREES_TWICE(1, 3, true),
    /** In chunks of two, as views are caught up with that are far behind, and then again. */
    IN_CHUNKS_TWICE(1, 1_000, true, 1, 2);

    final int deliveries;
    final int batchSize;
    final boolean again;
    final int catchUpFrom;
    final int chunk;

    Delivery(int deliveries, int batchSize, boolean again) {
        this(deliveries, batchSize, again, Integer.MAX_VALUE, 1);
    }

    Delivery(int deliveries, int batchSize, boolean again, int catchUpFrom, int chunk) {
        this.deliveries = deliveries;
        this.batchSize = batchSize;
        this.again = again;
        this.catchUpFrom = catchUpFrom;
        this.chunk = chunk;
    }
}
