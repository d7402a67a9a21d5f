package stoa.query.group.tally;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.group.event.GroupCreated;
import stoa.api.group.event.GroupDissolved;
import stoa.api.group.event.GroupEdited;
import stoa.api.group.event.GroupEvent;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.group.event.MembershipEvent;
import stoa.api.kernel.GroupId;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.RankedView;
import stoa.query.platform.view.ViewName;

/** The number of members of each group, and one ranked list of the groups that everybody may find. */
@Component
class GroupTallyView implements RankedView<StoredTally> {

    private static final ViewName NAME = new ViewName("group", "tally", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(
                GroupCreated.class, GroupEdited.class, GroupDissolved.class, MemberJoined.class, MemberLeft.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(groupOf(event).toString());
    }

    @Override
    public Optional<StoredTally> fold(String id, Optional<StoredTally> before, Object event) {
        return switch (event) {
            case GroupCreated it -> Optional.of(new StoredTally(it.profile().open(), 0));
            case GroupEdited it ->
                before.map(tally -> new StoredTally(it.profile().open(), tally.members()));
            case MemberJoined it -> before.map(tally -> new StoredTally(tally.open(), tally.members() + 1));
            case MemberLeft it -> before.map(tally -> new StoredTally(tally.open(), tally.members() - 1));
            default -> Optional.empty();
        };
    }

    private static GroupId groupOf(Object event) {
        return event instanceof MembershipEvent member ? member.group() : ((GroupEvent) event).group();
    }

    /** Read from its greatest end: the one of most members first, and of equals the one of the lower id. */
    @Override
    public Optional<Entry> place(String id, StoredTally tally) {
        return tally.open() ? Optional.of(new Entry(tally.members(), -Long.parseLong(id))) : Optional.empty();
    }

    @Override
    public Document write(StoredTally tally) {
        return new Document("open", tally.open()).append("members", tally.members());
    }

    @Override
    public StoredTally read(Document stored) {
        return new StoredTally(stored.getBoolean("open"), stored.getLong("members"));
    }
}
