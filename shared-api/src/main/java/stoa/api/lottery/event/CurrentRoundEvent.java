package stoa.api.lottery.event;

import stoa.api.kernel.RoundId;
import stoa.api.kernel.StreamNamed;

/** Which round is open, in the one stream {@code current-round}. */
@StreamNamed("current-round")
public sealed interface CurrentRoundEvent permits RoundMadeCurrent, RoundRetired {
    RoundId round();
}
