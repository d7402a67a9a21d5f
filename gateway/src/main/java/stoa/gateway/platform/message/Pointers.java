package stoa.gateway.platform.message;

import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.Pair;
import stoa.api.conversation.command.MarkRead;
import stoa.api.conversation.query.FindConversation;
import stoa.api.conversation.query.GetMessage;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.socket.Pushed;

/** Records over a socket how far somebody has read; they wait for the views when they next ask. */
@Component
public final class Pointers {

    private final Commands commands;
    private final Queries queries;
    private final Pushed pushed;

    Pointers(Commands commands, Queries queries, Pushed pushed) {
        this.commands = commands;
        this.queries = queries;
        this.pushed = pushed;
    }

    /** Up to this message. */
    public void upTo(Face face, AccountId reader, MessageId message) {
        pushed.awaitShownTo(reader);
        MessageView read = queries.ask(new GetMessage(message, reader), MessageView.class);
        mark(face, new MarkRead(read.conversation(), reader, OptionalLong.of(read.sequence())));
    }

    /** Up to the message of this number in a conversation. */
    public void upTo(Face face, AccountId reader, ConversationId conversation, long sequence) {
        mark(face, new MarkRead(conversation, reader, OptionalLong.of(sequence)));
    }

    /** All that there is from somebody, or in a group. */
    public void all(Face face, AccountId reader, To to) {
        mark(face, MarkRead.all(conversation(reader, to), reader));
    }

    private ConversationId conversation(AccountId reader, To to) {
        return switch (to) {
            case To.Person(AccountId person) ->
                found(queries.ask(new FindConversation(Pair.of(reader, person)), FindConversation.Result.class)
                        .conversation());
            case To.Group(var group) -> group.conversation();
            case To.Room(var room) -> room;
        };
    }

    private static ConversationId found(Optional<ConversationId> conversation) {
        return conversation.orElseThrow(
                () -> new Rejection(ConversationError.CONVERSATION_NOT_FOUND, "the two have none"));
    }

    private void mark(Face face, MarkRead command) {
        commands.sendUnseen(face, command.member(), command).ifPresent(unseen -> pushed.note(command.member(), unseen));
    }
}
