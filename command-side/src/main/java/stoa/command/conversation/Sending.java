package stoa.command.conversation;

import java.time.Clock;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.command.SendMessage;
import stoa.api.conversation.command.Sent;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PublicIds;
import stoa.command.platform.Streams;

/** Writes messages, each once however often its client sends it. */
final class Sending {

    private final Streams<Conversation> conversations;
    private final Streams<SentClaim> claims;
    private final Recipients recipients;
    private final Membership membership;

    Sending(
            Streams<Conversation> conversations,
            Streams<SentClaim> claims,
            Recipients recipients,
            Membership membership) {
        this.conversations = conversations;
        this.claims = claims;
        this.recipients = recipients;
        this.membership = membership;
    }

    @CommandHandler
    Sent send(SendMessage command, PublicIds ids, Clock clock) {
        if (command.clientId().isEmpty()) {
            return write(command, ids, clock);
        }
        Aggregate<SentClaim> claim = claims.at(
                SentClaim.streamOf(command.sender(), command.clientId().get()));
        Optional<Sent> before = claim.invoke(SentClaim::first);
        if (before.isPresent()) {
            return before.get();
        }
        Sent sent = write(command, ids, clock);
        claim.execute(it -> it.remember(command, sent));
        return sent;
    }

    private Sent write(SendMessage command, PublicIds ids, Clock clock) {
        AccountId sender = command.sender();
        command.recipient().ifPresent(recipients::requireThere);
        Aggregate<Conversation> conversation = conversations.at(command.conversation().stream());
        ConversationKind kind = conversation.invoke(it -> it.kindFor(sender));
        if (kind == ConversationKind.GROUP) {
            membership.require(command.conversation(), sender);
        }
        if (kind == ConversationKind.PRIVATE && command.recipient().isEmpty()) {
            recipients.requireThere(conversation.invoke(it -> it.otherThan(sender)));
        }
        return conversation.invoke(it -> it.send(command, ids, clock));
    }
}
