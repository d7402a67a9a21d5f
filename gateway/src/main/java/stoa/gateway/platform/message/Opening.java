package stoa.gateway.platform.message;

import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.conversation.command.Opened;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.GetConversation;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.socket.Pushed;

/** Gets two people the one conversation that they have, and shows it as whoever opened it sees it. */
@Component
public final class Opening {

    private final Commands commands;
    private final Queries queries;
    private final Pushed pushed;

    Opening(Commands commands, Queries queries, Pushed pushed) {
        this.commands = commands;
        this.queries = queries;
        this.pushed = pushed;
    }

    /**
     * A conversation that is open.
     *
     * @param created whether the two had none before
     */
    public record Shown(ConversationView conversation, boolean created) {}

    /** The conversation of these two, new if they had none. */
    public Shown open(Face face, AccountId opener, AccountId other) {
        OpenConversation command = new OpenConversation(opener, other);
        pushed.awaitShownTo(opener);
        Opened opened = commands.send(face, opener, command, Opened.class);
        return new Shown(view(opened, command), opened.created());
    }

    /** To one that the other opened this very moment the views may come late; then it is shown as it was opened. */
    private ConversationView view(Opened opened, OpenConversation command) {
        try {
            return queries.ask(new GetConversation(opened.conversation(), command.opener()), ConversationView.class);
        } catch (Rejection late) {
            if (late.code() != ConversationError.CONVERSATION_NOT_FOUND) {
                throw late;
            }
            Person other = queries.ask(new GetProfile(command.other()), GetProfile.Result.class)
                    .person();
            return ConversationView.between(opened.conversation(), other, opened.openedAt(), Optional.empty(), 0);
        }
    }
}
