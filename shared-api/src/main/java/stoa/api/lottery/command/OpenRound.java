package stoa.api.lottery.command;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Batched;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.lottery.CurrentRound;
import stoa.api.lottery.PrizeOffer;

/**
 * Opens a round with a prize table; answered with its {@link stoa.api.kernel.RoundId}. Refused with {@code ROUND_OPEN}
 * while another one is open.
 *
 * @param by the operator; empty for the service itself, which opens the first round of a fresh installation and is
 *     refused once there was one
 */
public record OpenRound(Optional<AccountId> by, List<PrizeOffer> prizes) implements Batched {

    public static final int MAX_PRIZES = 100;

    public OpenRound {
        prizes = List.copyOf(prizes);
        require(!prizes.isEmpty() && prizes.size() <= MAX_PRIZES, "a table has 1 to " + MAX_PRIZES + " prizes");
        Set<String> names = new HashSet<>();
        require(prizes.stream().allMatch(prize -> names.add(prize.name())), "no two prizes have the same name");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new Rejection(KernelError.INVALID, rule);
        }
    }

    @Override
    public String batch() {
        return CurrentRound.STREAM;
    }
}
