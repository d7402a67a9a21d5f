package stoa.query.platform.join;

import java.util.Collection;
import java.util.Map;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/** The names by which people go in groups. */
public interface GroupAliases {

    /** Of those of the people who go by another name in this group. */
    Map<AccountId, String> in(GroupId group, Collection<AccountId> people);
}
