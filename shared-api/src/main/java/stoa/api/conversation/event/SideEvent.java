package stoa.api.conversation.event;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.StreamNamed;

/** Whether one member wants to see one conversation, in the stream {@code side:<conversation>:<member>}. */
@StreamNamed("side:<conversation>:<member>")
public sealed interface SideEvent permits ConversationHidden, ConversationReopened {
    ConversationId conversation();

    AccountId member();
}
