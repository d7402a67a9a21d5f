package stoa.query.platform.join;

import java.util.Collection;
import java.util.Map;
import stoa.api.kernel.GroupId;

/** How many members groups have. */
public interface GroupTallies {

    /** Of those of the groups that are there. */
    Map<GroupId, Long> members(Collection<GroupId> ids);
}
