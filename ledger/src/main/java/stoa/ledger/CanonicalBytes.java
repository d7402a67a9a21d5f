package stoa.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The bytes that an event's leaf hash covers: position, stream, sequence, id, name, revision, time, metadata and
 * payload, each with its length before it (four bytes, big-endian). Numbers are eight bytes, big-endian; the time is in
 * microseconds since 1970; text is UTF-8.
 */
public final class CanonicalBytes {

    private static final int FIELDS = 9;

    public static byte[] of(long position, LedgerEvent event) {
        byte[][] fields = {
            number(position),
            event.stream().getBytes(UTF_8),
            number(event.sequence()),
            event.id().getBytes(UTF_8),
            event.name().getBytes(UTF_8),
            event.revision().getBytes(UTF_8),
            number(micros(event.time())),
            event.metadata(),
            event.payload()
        };
        int length = FIELDS * Integer.BYTES;
        for (byte[] field : fields) {
            length += field.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (byte[] field : fields) {
            bytes.putInt(field.length).put(field);
        }
        return bytes.array();
    }

    public static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    public static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private CanonicalBytes() {}
}
