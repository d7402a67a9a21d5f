package stoa.query.conversation.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.conversation.query.ListMessages;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Span;
import stoa.query.platform.join.Heads;
import stoa.query.platform.join.OwnMessages;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Answers pages of messages: two reads by id, whichever page of however many. */
@Component
class MessageHistoryQueries implements OwnMessages {

    private final LiveDocuments<StoredMessage> messages;
    private final Heads heads;

    MessageHistoryQueries(ViewReads reads, MessageHistoryView view, Heads heads) {
        this.messages = reads.documents(view);
        this.heads = heads;
    }

    @QueryHandler
    ListMessages.Result handle(ListMessages query) {
        long total = heads.of(query.conversation(), query.member()).messages();
        List<Long> sequences = newestFirst(total, query.span());
        Map<String, StoredMessage> found = messages.findAll(sequences.stream()
                .map(sequence -> MessageHistoryView.idOf(query.conversation(), sequence))
                .toList());
        List<MessageView> page = new ArrayList<>(sequences.size());
        for (long sequence : sequences) {
            StoredMessage message = found.get(MessageHistoryView.idOf(query.conversation(), sequence));
            // Null for what the head has heard of and this view has not yet: a moment, and never one's own.
            if (message != null) {
                page.add(message.view(query.conversation(), sequence));
            }
        }
        return new ListMessages.Result(new PageOf<>(page, total), Map.of());
    }

    private static List<Long> newestFirst(long total, Span span) {
        long newest = total - span.offset();
        return LongStream.range(0, Math.clamp(newest, 0, span.size()))
                .mapToObj(older -> newest - older)
                .toList();
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
