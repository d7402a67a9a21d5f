package stoa.api.lottery.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.Prize;

/**
 * A round as it stands.
 *
 * @param entries how many draws, returns and additions there were
 * @param draws how many of them were draws
 * @param commitment to the seed of the next draws; of the last ones if the round is closed
 * @param digest of the round's chain
 */
public record RoundView(
        RoundId round,
        Optional<AccountId> openedBy,
        Instant openedAt,
        Optional<Closing> closing,
        List<Balance> balances,
        long entries,
        long draws,
        String commitment,
        String digest) {

    public record Closing(AccountId by, Instant at) {}

    /**
     * Where the pieces of a prize are: initial + added = remaining + reserved + paid + consumed, always.
     *
     * @param prize with the initial stock
     * @param consumed draws of the row without value
     */
    public record Balance(Prize prize, long added, long remaining, long reserved, long paid, long consumed) {}

    public RoundView {
        balances = List.copyOf(balances);
    }
}
