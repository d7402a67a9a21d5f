package stoa.command.group;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import stoa.api.group.GroupError;
import stoa.api.group.GroupRole;
import stoa.api.group.command.ChangeAlias;
import stoa.api.group.command.ChangeRole;
import stoa.api.group.command.LeaveGroup;
import stoa.api.group.command.RemoveMember;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Rejection;

/** What becomes of those who are in a group: their role, the name they go by, and their end there. */
final class Belonging {

    private final Doors doors;
    private final Roles roles;

    Belonging(Doors doors, Roles roles) {
        this.doors = doors;
        this.roles = roles;
    }

    @CommandHandler
    void leave(LeaveGroup command, Clock clock) {
        Aggregate<Member> member = member(command.group(), command.account(), GroupError.NOT_IN_GROUP);
        if (member.invoke(Member::role).filter(GroupRole.OWNER::equals).isPresent()) {
            throw new Rejection(GroupError.OWNER_STAYS, "the owner of group " + command.group() + " stays");
        }
        member.execute(it -> it.leave(command.group(), command.account(), command.account(), Governing.now(clock)));
    }

    /** One takes out who has less to say than oneself. */
    @CommandHandler
    void remove(RemoveMember command, Clock clock) {
        roles.requireThere(command.group());
        GroupRole own = roles.require(GroupRole.ADMIN, command.group(), command.admin());
        Aggregate<Member> member = doors.member(command.group(), command.account());
        GroupRole theirs = member.invoke(it -> it.requireRole(GroupError.NO_SUCH_MEMBER));
        if (theirs.atLeast(own)) {
            throw new Rejection(GroupError.NOT_ALLOWED_IN_GROUP, "nobody removes their equals in a group");
        }
        member.execute(it -> it.leave(command.group(), command.account(), command.admin(), Governing.now(clock)));
    }

    @CommandHandler
    void changeRole(ChangeRole command, Clock clock) {
        roles.requireThere(command.group());
        roles.require(GroupRole.OWNER, command.group(), command.owner());
        Aggregate<Member> member = doors.member(command.group(), command.account());
        member.execute(it -> {
            it.requireRole(GroupError.NO_SUCH_MEMBER);
            it.become(command.role(), command.group(), command.account(), command.owner(), Governing.now(clock));
        });
    }

    @CommandHandler
    void changeAlias(ChangeAlias command, Clock clock) {
        member(command.group(), command.account(), GroupError.NOT_IN_GROUP)
                .execute(it -> it.goBy(command.alias(), command.group(), command.account(), Governing.now(clock)));
    }

    private Aggregate<Member> member(GroupId group, AccountId account, GroupError otherwise) {
        roles.requireThere(group);
        Aggregate<Member> member = doors.member(group, account);
        member.invoke(it -> it.requireRole(otherwise));
        return member;
    }
}
