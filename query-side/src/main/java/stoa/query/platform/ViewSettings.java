package stoa.query.platform;

import java.time.Duration;

/**
 * How views are folded.
 *
 * @param batchSize at most this many events are folded and written together
 * @param claimTimeout a node that has not renewed its claim on a view for so long may lose it to another
 * @param claimInterval how often claims are renewed, and free views looked for
 */
public record ViewSettings(int batchSize, Duration claimTimeout, Duration claimInterval) {

    public static final ViewSettings DEFAULT = new ViewSettings(1_000, Duration.ofSeconds(10), Duration.ofSeconds(3));
}
