package stoa.api.lottery.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.RoundId;

@Revision("1")
@Meaning("Draws are made from this round from now on.")
public record RoundMadeCurrent(RoundId round, Instant at) implements CurrentRoundEvent {}
