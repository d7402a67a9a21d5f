package stoa.api.group.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * Makes another member the owner, and the owner an admin. Refused with {@code GROUP_NOT_FOUND},
 * {@code NOT_IN_GROUP}, {@code NOT_ALLOWED_IN_GROUP}, {@code NO_SUCH_MEMBER} or, for a member who was erased,
 * {@code ACCOUNT_NOT_FOUND}.
 */
public record TransferGroup(GroupId group, AccountId owner, AccountId to) {

    public TransferGroup {
        if (owner.equals(to)) {
            throw new Rejection(KernelError.INVALID, "nobody hands a group over to themselves");
        }
    }
}
