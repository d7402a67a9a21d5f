package stoa.api.group.command;

import java.util.List;
import stoa.api.group.GroupProfile;
import stoa.api.kernel.AccountId;

/**
 * Makes a group with its owner and, if named, its first members; answered with a {@link Created}. Refused with
 * {@code ACCOUNT_NOT_FOUND} if one of them is not there.
 *
 * @param members beside the owner; whoever is named twice is added once
 */
public record CreateGroup(AccountId owner, GroupProfile profile, List<AccountId> members) {

    public CreateGroup {
        profile = profile.checked();
        members =
                members.stream().filter(each -> !each.equals(owner)).distinct().toList();
        AddMembers.requireFew(members);
    }
}
