package stoa.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What an event consists of, apart from its position: the bytes are kept and hashed exactly as they are here.
 *
 * @param sequence its number in its stream, from 0 without gaps
 * @param id unlike any other event's, and hard to guess: it keeps the published leaf hash from being guessed
 * @param name a logical name, never a class name
 * @param revision of the payload's shape; empty for none
 * @param time cut to microseconds, which is what the ledger keeps
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and never changed; a copy per access would cost more.
public record LedgerEvent(
        String stream,
        long sequence,
        String id,
        String name,
        String revision,
        Instant time,
        byte[] metadata,
        byte[] payload) {

    public LedgerEvent {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(payload, "payload");
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Roughly what the event weighs in memory and on the wire. */
    public int bytes() {
        return 120 + stream.length() + id.length() + name.length() + metadata.length + payload.length;
    }
}
