package stoa.api.conversation.event;

import stoa.api.kernel.ConversationId;
import stoa.api.kernel.StreamNamed;

/** What happens in one conversation, in its stream {@code conversation:<id>}. */
@StreamNamed("conversation:<id>")
public sealed interface ConversationEvent permits ConversationOpened, MessageSent {
    ConversationId conversation();
}
