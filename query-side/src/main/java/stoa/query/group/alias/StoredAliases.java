package stoa.query.group.alias;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.query.platform.join.GroupAliases;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Reads names for the lists of members. */
@Component
class StoredAliases implements GroupAliases {

    private final LiveDocuments<Aliases> aliases;

    StoredAliases(ViewReads reads, AliasView view) {
        this.aliases = reads.documents(view);
    }

    @Override
    public Map<AccountId, String> in(GroupId group, Collection<AccountId> people) {
        Map<AccountId, String> found = new HashMap<>();
        aliases.findAll(people).forEach((person, names) -> {
            String alias = names.byGroup().get(group);
            if (alias != null) {
                found.put(person, alias);
            }
        });
        return found;
    }
}
