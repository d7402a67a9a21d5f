package stoa.api.conversation.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.conversation.Pair;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("Two people got the one conversation that is theirs.")
public record PairMet(Pair pair, ConversationId conversation, Instant metAt) implements PairEvent {}
