package stoa.api.audit.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stoa.api.audit.AsOf;
import stoa.api.group.GroupRole;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;

/**
 * Who had a part in a conversation, of two or of a group, folded anew from the ledger; refused with
 * {@code CONVERSATION_NOT_FOUND} or {@code GROUP_NOT_FOUND} if it was not there. In the world room is everybody, which
 * nobody has to look up: it is refused as what is not there.
 */
public record GetPastMembers(ConversationId conversation, AsOf asOf) {

    /**
     * The members.
     *
     * @param position the last event that counts
     * @param members of two, the one with the lower id first; of a group as it lists them
     */
    public record Result(long position, List<Member> members) {

        public Result {
            members = List.copyOf(members);
        }
    }

    /**
     * A member.
     *
     * @param role in a group
     * @param since when they joined the group, or the two began to write to each other
     */
    public record Member(AccountId account, Optional<GroupRole> role, Instant since) {}
}
