package stoa.api.lottery.event;

import stoa.api.kernel.RoundId;
import stoa.api.kernel.StreamNamed;

/** Everything that happens to a round, in one order; each event carries the digest of the chain up to itself. */
@StreamNamed("round:<id>")
public sealed interface RoundEvent
        permits RoundOpened, PrizeDrawn, StockReturned, StockAdded, SeedRotated, RoundClosed {
    RoundId round();

    /** Of the round's chain, see {@link stoa.api.lottery.RoundChain}. */
    String digest();
}
