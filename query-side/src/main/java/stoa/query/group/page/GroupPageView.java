package stoa.query.group.page;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.group.GroupProfile;
import stoa.api.group.JoinCondition;
import stoa.api.group.event.GroupCreated;
import stoa.api.group.event.GroupDissolved;
import stoa.api.group.event.GroupEdited;
import stoa.api.group.event.GroupEvent;
import stoa.api.group.event.GroupTransferred;
import stoa.api.kernel.AccountId;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each group that is there, by its id. */
@Component
class GroupPageView implements DocumentView<StoredGroup> {

    private static final ViewName NAME = new ViewName("group", "page", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(GroupCreated.class, GroupEdited.class, GroupTransferred.class, GroupDissolved.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(((GroupEvent) event).group().toString());
    }

    @Override
    public Optional<StoredGroup> fold(String id, Optional<StoredGroup> before, Object event) {
        return switch ((GroupEvent) event) {
            case GroupCreated it -> Optional.of(new StoredGroup(it.profile(), it.owner(), it.createdAt()));
            case GroupEdited it -> before.map(group -> new StoredGroup(it.profile(), group.owner(), group.createdAt()));
            case GroupTransferred it ->
                before.map(group -> new StoredGroup(group.profile(), it.to(), group.createdAt()));
            case GroupDissolved it -> Optional.empty();
        };
    }

    @Override
    public Document write(StoredGroup group) {
        return new Document("name", group.profile().name())
                .append("description", group.profile().description())
                .append("avatar", group.profile().avatar())
                .append("open", group.profile().open())
                .append("condition", group.profile().condition().name())
                .append("owner", group.owner().value())
                .append("createdAt", Date.from(group.createdAt()));
    }

    @Override
    public StoredGroup read(Document stored) {
        GroupProfile profile = new GroupProfile(
                stored.getString("name"),
                stored.getString("description"),
                stored.getString("avatar"),
                stored.getBoolean("open"),
                JoinCondition.valueOf(stored.getString("condition")));
        return new StoredGroup(
                profile,
                new AccountId(stored.getLong("owner")),
                stored.getDate("createdAt").toInstant());
    }
}
