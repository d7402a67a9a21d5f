package stoa.query.group.roster;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.group.GroupRole;
import stoa.api.group.event.JoinGranted;
import stoa.api.group.event.JoinRefused;
import stoa.api.group.event.JoinRequestEvent;
import stoa.api.group.event.JoinRequested;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.group.event.MemberRoleChanged;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/**
 * Two lists for each group, smallest first: its members by role and by when they joined, and those who wait by when
 * they asked. Whoever joins stands at the end, so that a list of a hundred thousand grows there.
 */
@Component
class RosterView implements ListView {

    private static final ViewName NAME = new ViewName("group", "roster", 1);

    /** Milliseconds need 41 bits until 2039 and 42 until 2109; the role stands above them. */
    private static final int BITS_OF_TIME = 48;

    static String membersOf(GroupId group) {
        return "members:" + group;
    }

    static String waitingFor(GroupId group) {
        return "waiting:" + group;
    }

    private static final List<GroupRole> ORDER = List.of(GroupRole.OWNER, GroupRole.ADMIN, GroupRole.MEMBER);

    static GroupRole roleOf(Entry entry) {
        return ORDER.get((int) (entry.rank() >>> BITS_OF_TIME));
    }

    static Instant timeOf(Entry entry) {
        return Instant.ofEpochMilli(entry.rank() & ((1L << BITS_OF_TIME) - 1));
    }

    static AccountId personOf(Entry entry) {
        return new AccountId(entry.id());
    }

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(
                MemberJoined.class,
                MemberRoleChanged.class,
                MemberLeft.class,
                JoinRequested.class,
                JoinGranted.class,
                JoinRefused.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        switch (event) {
            case MemberJoined it -> changes.add(membersOf(it.group()), entry(it.role(), it.joinedAt(), it.account()));
            case MemberRoleChanged it -> {
                changes.remove(membersOf(it.group()), entry(it.before(), it.joinedAt(), it.account()));
                changes.add(membersOf(it.group()), entry(it.role(), it.joinedAt(), it.account()));
            }
            case MemberLeft it -> changes.remove(membersOf(it.group()), entry(it.role(), it.joinedAt(), it.account()));
            case JoinRequested it -> changes.add(waitingFor(it.group()), waiting(it));
            case JoinRequestEvent it -> changes.remove(waitingFor(it.group()), waiting(it));
            default -> throw new IllegalArgumentException("not handled: " + event.getClass());
        }
    }

    private static Entry entry(GroupRole role, Instant joinedAt, AccountId account) {
        return new Entry(((long) ORDER.indexOf(role) << BITS_OF_TIME) + joinedAt.toEpochMilli(), account.value());
    }

    private static Entry waiting(JoinRequestEvent event) {
        return new Entry(event.requestedAt().toEpochMilli(), event.account().value());
    }
}
