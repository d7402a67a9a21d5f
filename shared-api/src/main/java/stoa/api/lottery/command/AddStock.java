package stoa.api.lottery.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.Batched;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.CurrentRound;
import stoa.api.lottery.PrizeOffer;

/** Adds pieces of a prize to a round that is open. */
public record AddStock(RoundId round, GiftId gift, long pieces, AccountId by) implements Batched {

    public AddStock {
        if (pieces < 1 || pieces > PrizeOffer.STOCK_MAX) {
            throw new Rejection(KernelError.INVALID, "pieces must be 1 to " + PrizeOffer.STOCK_MAX);
        }
    }

    @Override
    public String batch() {
        return CurrentRound.STREAM;
    }
}
