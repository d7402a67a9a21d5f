package stoa.command.conversation;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import stoa.api.conversation.command.HideConversation;
import stoa.api.conversation.command.MarkRead;
import stoa.api.kernel.Guards;
import stoa.command.platform.Streams;

/**
 * What a member does on their own side. <em>All there is now</em> is meant to the message: a guard has it decided again
 * if the conversation has moved on meanwhile, be it on another node.
 */
final class OwnSide {

    private final Streams<Conversation> conversations;
    private final Streams<ReadPointer> pointers;
    private final Streams<Side> sides;
    private final Guards guards;

    OwnSide(Streams<Conversation> conversations, Streams<ReadPointer> pointers, Streams<Side> sides, Guards guards) {
        this.conversations = conversations;
        this.pointers = pointers;
        this.sides = sides;
        this.guards = guards;
    }

    @CommandHandler
    void read(MarkRead command, Clock clock) {
        Aggregate<Conversation> conversation = conversations.at(command.conversation().stream());
        long all = conversation.invoke(it -> it.messagesFor(command.member()));
        long wanted = command.upTo().orElse(Long.MAX_VALUE);
        if (wanted > all) {
            requireAll(conversation);
        }
        pointers.at(ReadPointer.streamOf(command.conversation(), command.member()))
                .execute(pointer ->
                        pointer.move(command.conversation(), command.member(), Math.min(all, wanted), clock));
    }

    @CommandHandler
    void hide(HideConversation command, Clock clock) {
        Aggregate<Conversation> conversation = conversations.at(command.conversation().stream());
        long all = conversation.invoke(it -> it.messagesFor(command.member()));
        requireAll(conversation);
        sides.at(Side.streamOf(command.conversation(), command.member()))
                .execute(side -> side.hide(command.conversation(), command.member(), all, clock));
    }

    private void requireAll(Aggregate<Conversation> conversation) {
        guards.require(conversation.identifierAsString(), conversation.version());
    }
}
