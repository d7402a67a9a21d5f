package stoa.gateway.platform.socket;

import java.util.Optional;
import org.springframework.util.unit.DataSize;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.RejectionCode;
import stoa.gateway.platform.access.Caller;

/** What a face does with the messages that its sockets send. */
public interface FrameReader {

    /**
     * Carries out one message, whether it came as text or as binary; a socket's messages come one after another. If it
     * is refused with a {@link stoa.api.kernel.Rejection}, the socket is told so and stays open.
     *
     * @return what this socket alone is told
     */
    Optional<String> read(Caller sender, byte[] message);

    /**
     * The largest message that this face reads.
     *
     * @param usual what the others read
     */
    default DataSize largest(DataSize usual) {
        return usual;
    }

    /** How this face tells a socket that one of its messages was refused. */
    String refusal(RejectionCode code);

    /** How this face tells a socket that one of its messages was too large to be read. */
    default String tooLarge() {
        return refusal(KernelError.INVALID);
    }

    /** How this face tells a socket that it failed to serve one of its messages. */
    String failure();
}
