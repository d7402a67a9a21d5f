package stoa.api.audit.query;

import stoa.api.audit.AsOf;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.query.RoundView;

/**
 * A round of the lottery and where all its pieces were, folded anew from the ledger; refused with
 * {@code ROUND_NOT_FOUND} if it was not open yet.
 */
public record GetPastRound(RoundId round, AsOf asOf) {

    /**
     * The round.
     *
     * @param position the last event that counts
     */
    public record Result(long position, RoundView round) {}
}
