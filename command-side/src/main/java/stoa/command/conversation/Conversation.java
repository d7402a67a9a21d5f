package stoa.command.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.conversation.ConversationError;
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
 * Protects that only its members write in a conversation, and that the ids, times and sequence of its messages agree:
 * each is greater than those of the message before, and the sequence has no gap. An unknown conversation meets its
 * commands here too, empty as its constructor leaves it.
 */
@Revision("1")
class Conversation {

    private ConversationId id;
    private Pair members;
    private long lastId;
    private Instant lastTime;
    private long messages;
    private long byLower;

    @AggregateIdentifier
    String stream() {
        return id == null ? null : id.stream();
    }

    void open(ConversationId conversation, Pair pair, AccountId opener, Instant now) {
        apply(new ConversationOpened(conversation, pair, opener, now));
    }

    /** Id and time are drawn here, so that a message that lost a race draws them again, after those of the winner. */
    Sent send(SendMessage command, PublicIds ids, Clock clock) {
        requireMember(command.sender());
        requireMember(command.recipient());
        requireTwo(command.sender(), command.recipient());
        Sent sent = new Sent(new MessageId(ids.nextAfter(lastId)), messages + 1, laterThanLast(clock));
        apply(new MessageSent(
                id,
                sent.message(),
                sent.sequence(),
                command.sender(),
                command.recipient(),
                command.content(),
                messagesBy(command.sender()) + 1,
                sent.sentAt()));
        return sent;
    }

    /** How many messages there are, for a member to know. */
    long messagesFor(AccountId member) {
        requireMember(member);
        return messages;
    }

    @EventSourcingHandler
    void on(ConversationOpened event) {
        id = event.conversation();
        members = event.members();
        lastId = event.conversation().value();
        lastTime = event.openedAt();
    }

    @EventSourcingHandler
    void on(MessageSent event) {
        lastId = event.message().value();
        lastTime = event.sentAt();
        messages = event.sequence();
        if (event.sender().equals(members.lower())) {
            byLower = event.bySender();
        }
    }

    private void requireMember(AccountId account) {
        if (id == null) {
            throw new Rejection(ConversationError.CONVERSATION_NOT_FOUND, "no such conversation");
        }
        if (!members.contains(account)) {
            throw new Rejection(ConversationError.NOT_A_MEMBER, account + " has no part in conversation " + id);
        }
    }

    private void requireTwo(AccountId sender, AccountId recipient) {
        if (sender.equals(recipient)) {
            throw new Rejection(ConversationError.NOT_A_MEMBER, sender + " is not the other in conversation " + id);
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
