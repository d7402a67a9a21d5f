package stoa.query.conversation.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.query.GetMessage;
import stoa.api.conversation.query.ListMessages;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Span;
import stoa.query.platform.join.Access;
import stoa.query.platform.join.Heads.Head;
import stoa.query.platform.join.MessagePlaces;
import stoa.query.platform.join.MessagePlaces.Place;
import stoa.query.platform.join.OwnMessages;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Answers pages of messages: two reads by id between two, whichever page of however many. */
@Component
class MessageHistoryQueries implements OwnMessages {

    private final LiveDocuments<StoredMessage> messages;
    private final Access access;
    private final MessagePlaces places;
    private final Details details;

    MessageHistoryQueries(
            ViewReads reads, MessageHistoryView view, Access access, MessagePlaces places, Details details) {
        this.messages = reads.documents(view);
        this.access = access;
        this.places = places;
        this.details = details;
    }

    @QueryHandler
    ListMessages.Result handle(ListMessages query) {
        Head head = access.require(query.conversation(), query.member());
        List<MessageView> page = read(query.conversation(), newestFirst(newest(query, head), query.span()));
        return new ListMessages.Result(
                new PageOf<>(details.tell(query, head, page), head.messages()), details.senders(query, page));
    }

    @QueryHandler
    MessageView handle(GetMessage query) {
        Place place = places.find(query.message()).orElseThrow(() -> notFound(query));
        access.require(place.conversation(), query.member());
        return read(place.conversation(), List.of(place.sequence())).stream()
                .findFirst()
                .orElseThrow(() -> notFound(query));
    }

    private static Rejection notFound(GetMessage query) {
        return new Rejection(ConversationError.MESSAGE_NOT_FOUND, "no message " + query.message());
    }

    /** The sequence of the newest message that is asked for; 0 if what they are to be older than is not there. */
    private long newest(ListMessages query, Head head) {
        return query.before()
                .map(before -> places.find(before)
                        .filter(place -> place.conversation().equals(query.conversation()))
                        .map(place -> place.sequence() - 1)
                        .orElse(0L))
                .orElse(head.messages());
    }

    private static List<Long> newestFirst(long newest, Span span) {
        long first = newest - span.offset();
        return LongStream.range(0, Math.clamp(first, 0, span.size()))
                .mapToObj(older -> first - older)
                .toList();
    }

    private List<MessageView> read(ConversationId conversation, List<Long> sequences) {
        Map<String, StoredMessage> found = messages.findAll(sequences.stream()
                .map(sequence -> MessageHistoryView.idOf(conversation, sequence))
                .toList());
        List<MessageView> page = new ArrayList<>(sequences.size());
        for (long sequence : sequences) {
            StoredMessage message = found.get(MessageHistoryView.idOf(conversation, sequence));
            // Null for what the head has heard of and this view has not yet: a moment, and never one's own.
            if (message != null) {
                page.add(message.view(conversation, sequence));
            }
        }
        return page;
    }

    @Override
    public Map<ConversationId, Long> count(AccountId member, Map<ConversationId, Long> upTo) {
        List<String> ids = new ArrayList<>(upTo.size());
        upTo.forEach((conversation, sequence) -> ids.add(MessageHistoryView.idOf(conversation, sequence)));
        Map<String, StoredMessage> found = messages.findAll(ids);
        Map<ConversationId, Long> counts = new HashMap<>();
        upTo.forEach((conversation, sequence) -> {
            StoredMessage last = found.get(MessageHistoryView.idOf(conversation, sequence));
            if (last != null) {
                long by = last.bySender().orElseThrow();
                boolean own = last.sender().equals(member);
                counts.put(conversation, own ? by : sequence - by);
            }
        });
        return counts;
    }
}
