package stoa.gateway.forum.platform;

import java.time.Instant;
import stoa.gateway.platform.Timestamps;

/** Times as this face writes them: RFC 3339 in UTC, to the millisecond. */
public final class ForumTime {

    /** The instant's text, ending in {@code Z}. */
    public static String of(Instant instant) {
        return Timestamps.of(instant);
    }

    /** A plain date's text: its first second in UTC, or empty for no date. */
    public static String ofDate(String date) {
        return date.isEmpty() ? "" : date + "T00:00:00Z";
    }

    private ForumTime() {}
}
