package stoa.server.axon;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;

/**
 * The ids of messages: random UUIDs (RFC 9562, version 4) that nobody can guess, since an event's id keeps its leaf in
 * the public tree from being guessed. Found by Axon through its service file. Each thread draws the randomness for many
 * ids at once: {@link UUID#randomUUID} asks the one generator of the process for sixteen bytes under a lock, twice for
 * every query.
 */
public final class RandomIds extends IdentifierFactory {

    private static final int BYTES_OF_ID = 16;
    private static final int IDS_AT_ONCE = 128;
    private static final long WITHOUT_VERSION = ~0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long WITHOUT_VARIANT = ~0L >>> 2;
    private static final long VARIANT_OF_RFC = 1L << 63;

    private final SecureRandom random = new SecureRandom();
    private final ThreadLocal<ByteBuffer> drawn = ThreadLocal.withInitial(
            () -> ByteBuffer.allocate(IDS_AT_ONCE * BYTES_OF_ID).position(IDS_AT_ONCE * BYTES_OF_ID));

    @Override
    public String generateIdentifier() {
        ByteBuffer bytes = drawn.get();
        if (!bytes.hasRemaining()) {
            byte[] fresh = new byte[IDS_AT_ONCE * BYTES_OF_ID];
            random.nextBytes(fresh);
            bytes.rewind().put(fresh).rewind();
        }
        long most = (bytes.getLong() & WITHOUT_VERSION) | VERSION_4;
        long least = (bytes.getLong() & WITHOUT_VARIANT) | VARIANT_OF_RFC;
        return new UUID(most, least).toString();
    }
}
