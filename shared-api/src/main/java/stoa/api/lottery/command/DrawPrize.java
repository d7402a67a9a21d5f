package stoa.api.lottery.command;

import stoa.api.kernel.AccountId;

/** Draws a piece of what remains in the round that is open; answered with a {@link Drawn}. */
public record DrawPrize(AccountId by) {}
