package stoa.api.lottery.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.RoundId;

@Revision("1")
@Meaning("No draws are made from this round any more.")
public record RoundRetired(RoundId round, Instant at) implements CurrentRoundEvent {}
