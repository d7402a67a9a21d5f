package stoa.api.lottery.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.Prize;

/**
 * The opening of a round.
 *
 * @param algorithm by which the round draws and chains its digests
 * @param commitment SHA-256 of the seed of the first draws, in hexadecimal
 * @param openedBy the operator; empty for the service itself
 */
@Revision("1")
@Meaning("A round was opened with a prize table, and committed itself to its first seed.")
public record RoundOpened(
        RoundId round,
        String algorithm,
        List<Prize> prizes,
        String commitment,
        Optional<AccountId> openedBy,
        Instant openedAt,
        String digest)
        implements RoundEvent {}
