package stoa.gateway.platform.message;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import stoa.api.conversation.command.MarkRead;
import stoa.api.conversation.query.ListMessages;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;
import stoa.api.kernel.Span;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.socket.Deliveries;
import stoa.gateway.platform.socket.Pushed;

/** Reads conversations for faces without a call that says what was read: to be shown it is to have read it. */
@Component
public final class Reading {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private final Commands commands;
    private final Queries queries;
    private final Pushed pushed;
    private final Deliveries deliveries;

    Reading(Commands commands, Queries queries, Pushed pushed, Deliveries deliveries) {
        this.commands = commands;
        this.queries = queries;
        this.pushed = pushed;
        this.deliveries = deliveries;
    }

    /** A stretch of a conversation, which has reached whoever asked for it, and is not read by that. */
    public ListMessages.Result look(ListMessages query) {
        pushed.awaitShownTo(query.member());
        ListMessages.Result found = queries.ask(query, ListMessages.Result.class);
        deliveries.fetched(query.member(), found.messages().items());
        return found;
    }

    /** A stretch of a conversation which is read by that, up to its newest message, before it is shown. */
    public ListMessages.Result read(Face face, ListMessages query) {
        pushed.awaitShownTo(query.member());
        ListMessages newest = new ListMessages(
                query.conversation(),
                query.member(),
                query.before(),
                new Span(query.span().offset(), 1),
                Set.of());
        List<MessageView> first =
                queries.ask(newest, ListMessages.Result.class).messages().items();
        if (!first.isEmpty()) {
            mark(face, query, first.getFirst().sequence());
        }
        return queries.ask(query, ListMessages.Result.class);
    }

    /** Reading goes on while nothing can be written. */
    private void mark(Face face, ListMessages query, long upTo) {
        try {
            commands.send(
                    face, query.member(), new MarkRead(query.conversation(), query.member(), OptionalLong.of(upTo)));
        } catch (Rejection refusal) {
            if (refusal.code().kind() != RejectionCode.Kind.UNAVAILABLE) {
                throw refusal;
            }
            LOG.warn("Not marked as read: {}", refusal.getMessage());
        }
    }
}
