package stoa.api.conversation.query;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stoa.api.account.query.Person;
import stoa.api.conversation.MessageDetail;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Span;

/**
 * A conversation's messages, newest first, to one who has a part in it; refused with {@code CONVERSATION_NOT_FOUND} or
 * {@code NOT_A_MEMBER}.
 *
 * @param before only those older than this message, none if the conversation has no such message; the span counts from
 *     there
 * @param details what is to be told beside the messages themselves; each costs a read or two, whatever the page
 */
public record ListMessages(
        ConversationId conversation,
        AccountId member,
        Optional<MessageId> before,
        Span span,
        Set<MessageDetail> details) {

    public ListMessages {
        details = Set.copyOf(details);
    }

    /** One page of them, and nothing beside. */
    public ListMessages(ConversationId conversation, AccountId member, Page page) {
        this(conversation, member, Optional.empty(), Span.of(page), Set.of());
    }

    /**
     * What there is.
     *
     * @param messages with the number of all messages of the conversation, wherever the span begins
     * @param people every sender on this page, if asked for
     */
    public record Result(PageOf<MessageView> messages, Map<AccountId, Person> people) {}
}
