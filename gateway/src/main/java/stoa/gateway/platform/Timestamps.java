package stoa.gateway.platform;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the faces write them: RFC 3339 in UTC, to the millisecond. */
public final class Timestamps {

    /** The instant's text, ending in {@code Z}. */
    public static String of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private Timestamps() {}
}
