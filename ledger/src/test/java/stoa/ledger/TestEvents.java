package stoa.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;

/** Events that say no more than a test needs. */
public final class TestEvents {

    public static LedgerEvent event(String stream, long sequence) {
        return event(stream, sequence, "{\"n\":" + sequence + "}");
    }

    public static LedgerEvent event(String stream, long sequence, String payload) {
        return new LedgerEvent(
                stream,
                sequence,
                UUID.randomUUID().toString(),
                "test.Happened",
                "1",
                Instant.now(),
                "{}".getBytes(UTF_8),
                payload.getBytes(UTF_8));
    }

    private TestEvents() {}
}
