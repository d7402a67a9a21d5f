package stoa.api.lottery.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.RoundId;

/**
 * The end of the draws; what is reserved may still come back.
 *
 * @param revealed the 32 bytes of the last seed, in hexadecimal; a secret no longer
 */
@Revision("1")
@Meaning("An operator ended the draws of a round, and its last seed was revealed.")
public record RoundClosed(RoundId round, String revealed, AccountId closedBy, Instant closedAt, String digest)
        implements RoundEvent {}
