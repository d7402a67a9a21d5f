package stoa.gateway.platform.socket;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.conversation.query.ListMessages;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Span;
import stoa.api.kernel.ViewProgress;
import stoa.gateway.platform.GatewaySettings;
import stoa.gateway.platform.Queries;

/** Finds the message up to which somebody has read, of which the event tells the number alone. */
@Component
final class NewestRead {

    private static final Set<String> SENT = Set.of(EventCatalogue.nameOf(MessageSent.class));

    private final Queries queries;
    private final ViewProgress views;
    private final Duration atMost;

    NewestRead(Queries queries, ViewProgress views, GatewaySettings settings) {
        this.queries = queries;
        this.views = views;
        this.atMost = settings.readYourWrites();
    }

    /** Empty if the reader has no part in the conversation any more, or the views are far behind. */
    Optional<MessageView> of(MessagesRead read, long position) {
        views.awaitPassed(position, SENT, atMost);
        try {
            PageOf<MessageView> newest = messages(read, 0);
            long after = newest.total() - read.upTo();
            if (after < 0) {
                return Optional.empty();
            }
            return (after == 0 ? newest : messages(read, after))
                    .items().stream().findFirst();
        } catch (Rejection gone) {
            return Optional.empty();
        }
    }

    private PageOf<MessageView> messages(MessagesRead read, long offset) {
        ListMessages query =
                new ListMessages(read.conversation(), read.member(), Optional.empty(), new Span(offset, 1), Set.of());
        return queries.ask(query, ListMessages.Result.class).messages();
    }
}
