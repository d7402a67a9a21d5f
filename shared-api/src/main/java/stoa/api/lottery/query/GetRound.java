package stoa.api.lottery.query;

import stoa.api.kernel.RoundId;

/** One round; answered with a {@link RoundView}, refused with {@code ROUND_NOT_FOUND}. */
public record GetRound(RoundId round) {}
