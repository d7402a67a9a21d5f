package stoa.query.platform;

import java.time.Duration;

/**
 * How views are folded.
 *
 * @param batchSize at most this many events are folded and written together
 * @param catchUp how views that are far behind at the start are brought near the ledger's end
 * @param claimTimeout a node that has not renewed its claim on a view for so long may lose it to another
 * @param claimInterval how often claims are renewed, and free views looked for
 */
public record ViewSettings(int batchSize, Pace catchUp, Duration claimTimeout, Duration claimInterval) {

    public static final ViewSettings DEFAULT =
            new ViewSettings(1_000, new Pace(5_000, 16_384), Duration.ofSeconds(10), Duration.ofSeconds(3));

    /**
     * @param from a view that is at least so many events behind is far behind
     * @param chunk up to so many events are read once for all such views, and folded and written together by each
     */
    public record Pace(int from, int chunk) {}
}
