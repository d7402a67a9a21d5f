package stoa.api.lottery.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.RoundId;

/**
 * A seed's end, and the next one's beginning.
 *
 * @param revealed the 32 bytes of the seed that was in use, in hexadecimal; a secret no longer
 * @param nextCommitment SHA-256 of the seed of the draws that follow, in hexadecimal
 */
@Revision("1")
@Meaning("The seed of the draws so far was revealed, and the round committed itself to the next one.")
public record SeedRotated(RoundId round, String revealed, String nextCommitment, Instant rotatedAt, String digest)
        implements RoundEvent {}
