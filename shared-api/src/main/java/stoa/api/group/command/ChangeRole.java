package stoa.api.group.command;

import stoa.api.group.GroupRole;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * Makes a member an admin, or an admin a mere member; owners are made by {@link TransferGroup}. Refused with
 * {@code GROUP_NOT_FOUND}, {@code NOT_IN_GROUP}, {@code NOT_ALLOWED_IN_GROUP} or {@code NO_SUCH_MEMBER}.
 */
public record ChangeRole(GroupId group, AccountId account, GroupRole role, AccountId owner) {

    public ChangeRole {
        if (role == GroupRole.OWNER || account.equals(owner)) {
            throw new Rejection(KernelError.INVALID, "a group is handed over, not its owner's role changed");
        }
    }
}
