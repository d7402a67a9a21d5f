package stoa.query.group.alias;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import stoa.api.kernel.GroupId;

/** The names by which one person goes in groups. */
record Aliases(Map<GroupId, String> byGroup) {

    static final Aliases NONE = new Aliases(Map.of());

    Aliases {
        byGroup = Map.copyOf(byGroup);
    }

    /** With that name in a group, or with none if it is empty; empty once there is no name left. */
    Optional<Aliases> with(GroupId group, String alias) {
        Map<GroupId, String> changed = new HashMap<>(byGroup);
        if (alias.isEmpty()) {
            changed.remove(group);
        } else {
            changed.put(group, alias);
        }
        return changed.isEmpty() ? Optional.empty() : Optional.of(new Aliases(changed));
    }
}
