package stoa.api.group.command;

import java.util.List;
import stoa.api.group.GroupLimits;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * Adds people to a group, whether they asked or not; who is a member already stays as they are. Answered with an
 * {@link Added}. Refused with {@code GROUP_NOT_FOUND}, {@code NOT_IN_GROUP}, {@code NOT_ALLOWED_IN_GROUP} or
 * {@code ACCOUNT_NOT_FOUND}.
 *
 * @param members at most {@link GroupLimits#ADDED_AT_ONCE}; whoever is named twice is added once
 */
public record AddMembers(GroupId group, AccountId admin, List<AccountId> members) {

    public AddMembers {
        members = members.stream().distinct().toList();
        requireFew(members);
    }

    static void requireFew(List<AccountId> members) {
        if (members.size() > GroupLimits.ADDED_AT_ONCE) {
            throw new Rejection(KernelError.INVALID, "at most " + GroupLimits.ADDED_AT_ONCE + " people at once");
        }
    }
}
