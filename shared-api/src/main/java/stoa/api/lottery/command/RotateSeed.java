package stoa.api.lottery.command;

import stoa.api.kernel.RoundId;

/** Reveals a seed that has been in use for long enough, and commits to the next; the service's own doing. */
public record RotateSeed(RoundId round) {}
