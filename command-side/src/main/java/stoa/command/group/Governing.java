package stoa.command.group;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import stoa.api.group.GroupError;
import stoa.api.group.GroupRole;
import stoa.api.group.command.CreateGroup;
import stoa.api.group.command.Created;
import stoa.api.group.command.DissolveGroup;
import stoa.api.group.command.EditGroup;
import stoa.api.group.command.TransferGroup;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.PublicIds;
import stoa.command.platform.Streams;

/** Makes groups, changes and hands them over, and dissolves them. */
final class Governing {

    private final Streams<Group> groups;
    private final Doors doors;
    private final Roles roles;

    Governing(Streams<Group> groups, Doors doors, Roles roles) {
        this.groups = groups;
        this.doors = doors;
        this.roles = roles;
    }

    @CommandHandler
    Created create(CreateGroup command, PublicIds ids, Clock clock) {
        AccountId owner = command.owner();
        doors.requireOwner(owner);
        doors.requireAdmissible(command.members());
        GroupId made = new GroupId(ids.next());
        Instant now = now(clock);
        groups.at(made.stream()).execute(group -> group.create(made, owner, command.profile(), now));
        doors.enter(new Entry(made, owner, owner, 0, now), GroupRole.OWNER);
        command.members().forEach(each -> doors.enter(new Entry(made, each, owner, 0, now), GroupRole.MEMBER));
        return new Created(made, now);
    }

    @CommandHandler
    void edit(EditGroup command, Clock clock) {
        Aggregate<Group> group = there(command.group());
        roles.require(GroupRole.ADMIN, command.group(), command.editor());
        group.execute(it -> it.edit(command, now(clock)));
    }

    /** Three streams in one append: there is never a group with two owners, or none. */
    @CommandHandler
    void transfer(TransferGroup command, Clock clock) {
        GroupId id = command.group();
        Aggregate<Group> group = there(id);
        Aggregate<Member> owner = doors.member(id, command.owner());
        Roles.check(owner.invoke(it -> it.requireRole(GroupError.NOT_IN_GROUP)), GroupRole.OWNER);
        Aggregate<Member> heir = doors.member(id, command.to());
        heir.invoke(it -> it.requireRole(GroupError.NO_SUCH_MEMBER));
        doors.requireOwner(command.to());
        Instant now = now(clock);
        group.execute(it -> it.transfer(id, command.owner(), command.to(), now));
        owner.execute(it -> it.become(GroupRole.ADMIN, id, command.owner(), command.owner(), now));
        heir.execute(it -> it.become(GroupRole.OWNER, id, command.to(), command.owner(), now));
    }

    /** The members' streams stay as they are, a hundred thousand of them: of what is not there nobody is a member. */
    @CommandHandler
    void dissolve(DissolveGroup command, Clock clock) {
        Aggregate<Group> group = there(command.group());
        roles.require(GroupRole.OWNER, command.group(), command.owner());
        group.execute(it -> it.dissolve(command.group(), command.owner(), now(clock)));
    }

    private Aggregate<Group> there(GroupId id) {
        Aggregate<Group> group = groups.at(id.stream());
        group.execute(Group::requireThere);
        return group;
    }

    /** Views keep milliseconds, and nothing finer may decide an order that they show. */
    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
