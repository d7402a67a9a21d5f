package stoa.command.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.MessagePlace;
import stoa.api.conversation.Pair;
import stoa.api.conversation.command.SendMessage;
import stoa.api.conversation.command.Sent;
import stoa.api.conversation.event.ConversationOpened;
import stoa.api.conversation.event.MessageSent;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Rejection;

/**
 * Protects that of two people only these write in their conversation, and that the ids, times and sequence of messages
 * agree: each is greater than those of the message before, and the sequence has no gap. What is not open between two
 * may be that of a group, and meets its commands here too; whether there is such a group and who is in it is not known
 * here, since that can be a hundred thousand.
 */
@Revision("2")
class Conversation {

    private ConversationKind kind = ConversationKind.GROUP;
    private Pair members;
    private long lastId;
    private Instant lastTime = Instant.EPOCH;
    private long messages;
    private long byLower;
    private String stream;

    Conversation() {}

    /** The world room is there before anybody has written in it. */
    Conversation(String stream) {
        this.stream = stream;
        if (stream.equals(ConversationId.WORLD.stream())) {
            kind = ConversationKind.WORLD;
        }
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    void open(ConversationId conversation, Pair pair, AccountId opener, Instant now) {
        apply(new ConversationOpened(conversation, pair, opener, now));
    }

    /** What kind of conversation it is; refuses whoever has no part in it, as far as is known here. */
    ConversationKind kindFor(AccountId member) {
        if (members != null && !members.contains(member)) {
            throw new Rejection(ConversationError.NOT_A_MEMBER, member + " is not of the two in " + stream);
        }
        return kind;
    }

    /** Id and time are drawn here, so that a message that lost a race draws them again, after those of the winner. */
    Sent send(SendMessage command, PublicIds ids, Clock clock) {
        AccountId sender = command.sender();
        command.recipient().ifPresent(recipient -> requireOther(sender, recipient));
        ConversationId id = command.conversation();
        long idBefore = Math.max(lastId, id.value());
        MessagePlace place =
                new MessagePlace(id, new MessageId(ids.nextAfter(idBefore)), messages + 1, laterThanLast(clock));
        apply(
                members == null
                        ? MessageSent.toAll(place, sender, command.body())
                        : MessageSent.between(
                                place, sender, members.other(sender), command.body(), messagesBy(sender) + 1));
        return new Sent(place.message(), place.sequence(), place.sentAt());
    }

    /** To whom a message of this one of two goes. */
    AccountId otherThan(AccountId member) {
        return members.other(member);
    }

    long messages() {
        return messages;
    }

    @EventSourcingHandler
    void on(ConversationOpened event) {
        stream = event.conversation().stream();
        kind = ConversationKind.PRIVATE;
        members = event.members();
        lastTime = event.openedAt();
    }

    @EventSourcingHandler
    void on(MessageSent event) {
        stream = event.conversation().stream();
        kind = event.kind();
        lastId = event.message().value();
        lastTime = event.sentAt();
        messages = event.sequence();
        if (members != null && event.sender().equals(members.lower())) {
            byLower = event.bySender().orElseThrow();
        }
    }

    private void requireOther(AccountId sender, AccountId recipient) {
        if (members == null || !members.contains(recipient) || sender.equals(recipient)) {
            throw new Rejection(ConversationError.NOT_A_MEMBER, sender + " does not write to one in " + stream);
        }
    }

    /** Clients and views keep milliseconds, and nothing finer may decide an order that they show. */
    private Instant laterThanLast(Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant soonest = lastTime.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        return now.isBefore(soonest) ? soonest : now;
    }

    private long messagesBy(AccountId member) {
        return member.equals(members.lower()) ? byLower : messages - byLower;
    }
}
