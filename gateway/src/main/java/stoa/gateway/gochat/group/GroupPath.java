package stoa.gateway.gochat.group;

import stoa.api.account.AccountError;
import stoa.api.group.GroupError;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Rejection;

/** Groups and people in paths: what is no id is a group, or somebody, that is not there. */
final class GroupPath {

    static GroupId group(String id) {
        try {
            return GroupId.parse(id);
        } catch (Rejection noId) {
            throw new Rejection(GroupError.GROUP_NOT_FOUND, "no group is called that", noId);
        }
    }

    static AccountId account(String id) {
        try {
            return AccountId.parse(id);
        } catch (Rejection noId) {
            throw new Rejection(AccountError.ACCOUNT_NOT_FOUND, "nobody has such an id", noId);
        }
    }

    private GroupPath() {}
}
