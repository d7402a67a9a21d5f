package stoa.command.conversation;

import java.util.function.Function;
import stoa.api.conversation.ConversationError;
import stoa.api.group.GroupStanding;
import stoa.api.group.MemberStanding;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Rejection;
import stoa.command.platform.Observed;

/** Who may write in the conversation of a group: looked up for one person at a time, however many members there are. */
final class Membership {

    private final Observed<GroupStanding> groups;
    private final Observed<MemberStanding> members;

    Membership(Observed<GroupStanding> groups, Observed<MemberStanding> members) {
        this.groups = groups;
        this.members = members;
    }

    /** Refuses who is no member, by a guard: nobody has the last word after they were removed. */
    void require(ConversationId conversation, AccountId account) {
        check(groups::at, members::at, conversation, account);
    }

    /** Refuses who is no member, as far as is known: for what does no harm a moment later. */
    void glance(ConversationId conversation, AccountId account) {
        check(groups::glance, members::glance, conversation, account);
    }

    private static void check(
            Function<String, GroupStanding> groups,
            Function<String, MemberStanding> members,
            ConversationId conversation,
            AccountId account) {
        GroupId group = GroupId.of(conversation);
        if (!groups.apply(group.stream()).there()) {
            throw new Rejection(ConversationError.CONVERSATION_NOT_FOUND, "no conversation " + conversation);
        }
        if (!members.apply(group.memberStream(account)).isMember()) {
            throw new Rejection(ConversationError.NOT_A_MEMBER, account + " is not in group " + group);
        }
    }
}
