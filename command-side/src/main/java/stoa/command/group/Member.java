package stoa.command.group;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.group.GroupError;
import stoa.api.group.GroupRole;
import stoa.api.group.event.MemberAliasChanged;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.group.event.MemberRoleChanged;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Rejection;

/**
 * Protects that one person is a member of one group once at a time and in one role, however often they come and go. It
 * does not remember the name by which they go, which is personal.
 */
@Revision("1")
class Member {

    private String stream;

    /** Null for somebody who is no member. */
    private GroupRole role;

    private Instant joinedAt;

    Member() {}

    Member(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    Optional<GroupRole> role() {
        return Optional.ofNullable(role);
    }

    /** The role of somebody who must be a member. */
    GroupRole requireRole(GroupError otherwise) {
        if (role == null) {
            throw new Rejection(otherwise, "nobody in " + stream);
        }
        return role;
    }

    void join(Entry entry, GroupRole as) {
        apply(new MemberJoined(entry.group(), entry.account(), as, entry.by(), entry.readUpTo(), entry.at()));
    }

    void leave(GroupId group, AccountId account, AccountId by, Instant now) {
        apply(new MemberLeft(group, account, role, by, joinedAt, now));
    }

    /** Who has the role already keeps it without an event. */
    void become(GroupRole as, GroupId group, AccountId account, AccountId by, Instant now) {
        if (as != role) {
            apply(new MemberRoleChanged(group, account, role, as, by, joinedAt, now));
        }
    }

    void goBy(String alias, GroupId group, AccountId account, Instant now) {
        apply(new MemberAliasChanged(group, account, alias, now));
    }

    @EventSourcingHandler
    void on(MemberJoined event) {
        stream = event.group().memberStream(event.account());
        role = event.role();
        joinedAt = event.joinedAt();
    }

    @EventSourcingHandler
    void on(MemberRoleChanged event) {
        role = event.role();
    }

    @EventSourcingHandler
    void on(MemberLeft event) {
        role = null;
        joinedAt = null;
    }
}
