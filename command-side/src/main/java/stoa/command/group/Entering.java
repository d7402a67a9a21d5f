package stoa.command.group;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import stoa.api.group.GroupError;
import stoa.api.group.GroupRole;
import stoa.api.group.GroupStanding;
import stoa.api.group.JoinCondition;
import stoa.api.group.command.AddMembers;
import stoa.api.group.command.Added;
import stoa.api.group.command.GrantJoin;
import stoa.api.group.command.JoinGroup;
import stoa.api.group.command.Joined;
import stoa.api.group.command.RefuseJoin;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Rejection;

/** Lets people into groups, by themselves or by an admin. */
final class Entering {

    private final Doors doors;
    private final Roles roles;

    Entering(Doors doors, Roles roles) {
        this.doors = doors;
        this.roles = roles;
    }

    @CommandHandler
    Joined join(JoinGroup command, Clock clock) {
        GroupId group = command.group();
        AccountId account = command.account();
        GroupStanding standing = roles.requireThere(group);
        requireNew(group, account);
        doors.requireAdmissible(List.of(account));
        if (!standing.canBeAskedFor()) {
            throw new Rejection(GroupError.ENTRY_BY_INVITATION, "group " + group + " takes nobody by themselves");
        }
        Instant now = Governing.now(clock);
        if (standing.condition() == JoinCondition.APPROVAL_REQUIRED) {
            Instant since = doors.request(group, account).invoke(it -> it.ask(group, account, now));
            return new Joined(group, account, false, since);
        }
        return enter(group, account, account, now);
    }

    @CommandHandler
    Joined grant(GrantJoin command, Clock clock) {
        requireAdmin(command.group(), command.admin());
        requireNew(command.group(), command.account());
        doors.request(command.group(), command.account()).execute(JoinRequest::requireWaiting);
        return enter(command.group(), command.account(), command.admin(), Governing.now(clock));
    }

    @CommandHandler
    void refuse(RefuseJoin command, Clock clock) {
        requireAdmin(command.group(), command.admin());
        doors.request(command.group(), command.account()).execute(it -> it.refuse(command, Governing.now(clock)));
    }

    @CommandHandler
    Added add(AddMembers command, Clock clock) {
        requireAdmin(command.group(), command.admin());
        doors.requireAdmissible(command.members());
        Instant now = Governing.now(clock);
        List<AccountId> added = new ArrayList<>();
        for (AccountId account : command.members()) {
            if (isNew(command.group(), account)) {
                enter(command.group(), account, command.admin(), now);
                added.add(account);
            }
        }
        return new Added(added, now);
    }

    private Joined enter(GroupId group, AccountId account, AccountId by, Instant now) {
        doors.enter(doors.entry(group, account, by, now), GroupRole.MEMBER);
        return new Joined(group, account, true, now);
    }

    private void requireAdmin(GroupId group, AccountId admin) {
        roles.requireThere(group);
        roles.require(GroupRole.ADMIN, group, admin);
    }

    private void requireNew(GroupId group, AccountId account) {
        if (!isNew(group, account)) {
            throw new Rejection(GroupError.ALREADY_IN_GROUP, account + " is in group " + group + " already");
        }
    }

    private boolean isNew(GroupId group, AccountId account) {
        return doors.member(group, account).invoke(Member::role).isEmpty();
    }
}
