package stoa.command.conversation;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.command.HideConversation;
import stoa.api.conversation.command.MarkDelivered;
import stoa.api.conversation.command.MarkRead;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Guards;
import stoa.command.platform.Streams;

/**
 * What a member does on their own side. <em>All there is now</em> is meant to the message between two: a guard has it
 * decided again if the conversation has moved on meanwhile, be it on another node. Among many it means what this node
 * knows of, since a room in which everybody writes would never stand still for long enough.
 */
final class OwnSide {

    private final Streams<Conversation> conversations;
    private final Sides sides;
    private final Membership membership;
    private final Guards guards;

    /** The streams that one member has of a conversation. */
    record Sides(Streams<ReadPointer> read, Streams<DeliveryPointer> delivered, Streams<Side> hidden) {}

    OwnSide(Streams<Conversation> conversations, Sides sides, Membership membership, Guards guards) {
        this.conversations = conversations;
        this.sides = sides;
        this.membership = membership;
        this.guards = guards;
    }

    @CommandHandler
    void read(MarkRead command, Clock clock) {
        Aggregate<Conversation> conversation = conversations.at(command.conversation().stream());
        ConversationKind kind = kind(conversation, command.conversation(), command.member());
        long all = conversation.invoke(Conversation::messages);
        long wanted = command.upTo().orElse(Long.MAX_VALUE);
        if (wanted > all) {
            requireAll(kind, conversation);
        }
        sides.read()
                .at(ReadPointer.streamOf(command.conversation(), command.member()))
                .execute(pointer ->
                        pointer.move(command.conversation(), command.member(), Math.min(all, wanted), clock));
    }

    @CommandHandler
    void deliver(MarkDelivered command, Clock clock) {
        Aggregate<Conversation> conversation = conversations.at(command.conversation().stream());
        if (kind(conversation, command.conversation(), command.member()) != ConversationKind.PRIVATE) {
            return;
        }
        long upTo = Math.min(command.upTo(), conversation.invoke(Conversation::messages));
        sides.delivered()
                .at(DeliveryPointer.streamOf(command.conversation(), command.member()))
                .execute(pointer -> pointer.move(command.conversation(), command.member(), upTo, clock));
    }

    @CommandHandler
    void hide(HideConversation command, Clock clock) {
        Aggregate<Conversation> conversation = conversations.at(command.conversation().stream());
        ConversationKind kind = kind(conversation, command.conversation(), command.member());
        long all = conversation.invoke(Conversation::messages);
        requireAll(kind, conversation);
        sides.hidden()
                .at(Side.streamOf(command.conversation(), command.member()))
                .execute(side -> side.hide(command.conversation(), command.member(), all, clock));
    }

    private ConversationKind kind(Aggregate<Conversation> conversation, ConversationId id, AccountId member) {
        ConversationKind kind = conversation.invoke(it -> it.kindFor(member));
        if (kind == ConversationKind.GROUP) {
            membership.glance(id, member);
        }
        return kind;
    }

    private void requireAll(ConversationKind kind, Aggregate<Conversation> conversation) {
        if (kind == ConversationKind.PRIVATE) {
            guards.require(conversation.identifierAsString(), conversation.version());
        }
    }
}
