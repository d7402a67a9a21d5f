package stoa.gateway.platform.message;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.GroupId;

/** Where a message is to go. */
public sealed interface To {

    /** To somebody, in the one conversation that they have with the sender. */
    record Person(AccountId account) implements To {}

    /** To the members of a group. */
    record Group(GroupId group) implements To {}

    /** To whoever has a part in a conversation. */
    record Room(ConversationId conversation) implements To {}
}
