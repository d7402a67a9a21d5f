package stoa.gateway.forum.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;

/** One page of a history, newest first; unlike every other page it writes {@code has_more}. */
record MessagePage(long total, @JsonProperty("has_more") boolean hasMore, List<MessageItem> messages) {

    static final MessagePage NONE = new MessagePage(0, false, List.of());

    static MessagePage of(Page page, PageOf<MessageView> messages) {
        return new MessagePage(
                messages.total(),
                page.hasMore(messages.total()),
                messages.map(MessageItem::of).items());
    }
}
