package stoa.command.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.conversation.command.Opened;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.PublicIds;
import stoa.command.platform.Streams;

/**
 * Opens conversations of two. Both people at once, however often, get the same one: the pair's stream has one first
 * event, and who comes second decides again and finds it.
 */
final class Opening {

    private final Streams<PairClaim> pairs;
    private final Streams<Conversation> conversations;
    private final Streams<Side> sides;
    private final Recipients recipients;

    Opening(Streams<PairClaim> pairs, Streams<Conversation> conversations, Streams<Side> sides, Recipients recipients) {
        this.pairs = pairs;
        this.conversations = conversations;
        this.sides = sides;
        this.recipients = recipients;
    }

    @CommandHandler
    Opened open(OpenConversation command, PublicIds ids, Clock clock) {
        recipients.requireThere(command.other());
        Aggregate<PairClaim> pair = pairs.at(command.pair().stream());
        Optional<Opened> before = pair.invoke(PairClaim::opened);
        if (before.isPresent()) {
            reopen(before.get().conversation(), command.opener(), clock);
            return before.get();
        }
        recipients.requireNoGuest(command.opener());
        ConversationId made = new ConversationId(ids.next());
        Instant now = clock.instant();
        pair.execute(claim -> claim.meet(command.pair(), made, now));
        conversations.at(made.stream()).execute(it -> it.open(made, command.pair(), command.opener(), now));
        return new Opened(made, now, true);
    }

    private void reopen(ConversationId conversation, AccountId member, Clock clock) {
        sides.at(Side.streamOf(conversation, member)).execute(side -> side.reopen(conversation, member, clock));
    }
}
