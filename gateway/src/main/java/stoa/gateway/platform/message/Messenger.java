package stoa.gateway.platform.message;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.conversation.MessageBody;
import stoa.api.conversation.MessageState;
import stoa.api.conversation.Pair;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.conversation.command.Opened;
import stoa.api.conversation.command.SendMessage;
import stoa.api.conversation.command.Sent;
import stoa.api.conversation.query.FindConversation;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.socket.Pushed;

/** Sends messages for faces, over HTTP or a socket, and tells them as they stand. */
@Component
public final class Messenger {

    private final Commands commands;
    private final Queries queries;
    private final Pushed pushed;

    Messenger(Commands commands, Queries queries, Pushed pushed) {
        this.commands = commands;
        this.queries = queries;
        this.pushed = pushed;
    }

    /** Sends a message, and returns when the views show it. */
    public MessageView send(Face face, AccountId sender, To to, MessageBody body) {
        return send(face, sender, to, body, Optional.empty());
    }

    /** The same under a name by which the sender's client knows it: sent again under that, it is there once. */
    public MessageView send(Face face, AccountId sender, To to, MessageBody body, Optional<String> clientId) {
        SendMessage command = named(command(face, sender, to, body), clientId);
        return view(command, commands.send(face, sender, command, Sent.class));
    }

    /** Sends a message, and returns when it is durable: whoever sent it by a socket waits when they next read. */
    public MessageView sendAhead(Face face, AccountId sender, To to, MessageBody body) {
        return sendAhead(face, sender, to, body, Optional.empty());
    }

    /** The same under a name by which the sender's client knows it: sent again under that, it is there once. */
    public MessageView sendAhead(Face face, AccountId sender, To to, MessageBody body, Optional<String> clientId) {
        SendMessage command = named(command(face, sender, to, body), clientId);
        Commands.Ahead<Sent> sent = commands.sendAhead(face, sender, command, Sent.class);
        sent.unseen().ifPresent(unseen -> pushed.note(sender, unseen));
        return view(command, sent.answer());
    }

    private static SendMessage named(SendMessage command, Optional<String> clientId) {
        return new SendMessage(command.conversation(), command.sender(), command.recipient(), command.body(), clientId);
    }

    private SendMessage command(Face face, AccountId sender, To to, MessageBody body) {
        return switch (to) {
            case To.Person(AccountId person) ->
                new SendMessage(with(face, sender, person), sender, Optional.of(person), body, Optional.empty());
            case To.Group(var group) ->
                new SendMessage(group.conversation(), sender, Optional.empty(), body, Optional.empty());
            case To.Room(var room) -> new SendMessage(room, sender, Optional.empty(), body, Optional.empty());
        };
    }

    /** The views know it mostly; only where they do not is it asked for, and made, where that is decided. */
    private ConversationId with(Face face, AccountId sender, AccountId person) {
        Pair pair = Pair.of(sender, person);
        return queries.ask(new FindConversation(pair), FindConversation.Result.class)
                .conversation()
                .orElseGet(() -> commands.sendAhead(face, sender, new OpenConversation(sender, person), Opened.class)
                        .answer()
                        .conversation());
    }

    private static MessageView view(SendMessage command, Sent sent) {
        return new MessageView(
                sent.message(),
                command.conversation(),
                sent.sequence(),
                command.sender(),
                command.recipient(),
                command.body().type(),
                command.body().content(),
                command.body().metadata(),
                sent.sentAt(),
                Optional.of(MessageState.SENT),
                List.of());
    }
}
