package stoa.query.platform.join;

import java.util.List;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/** The members of groups. */
public interface Rosters {

    /** The first members, owner and admins before all others, no more than so many. */
    List<AccountId> first(GroupId group, int atMost);
}
