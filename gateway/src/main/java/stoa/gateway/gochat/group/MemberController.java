package stoa.gateway.gochat.group;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.group.command.AddMembers;
import stoa.api.group.command.LeaveGroup;
import stoa.api.group.command.RemoveMember;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.gochat.platform.GoChatReply;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;

/** Letting people into a group, taking them out, and leaving. */
@Controller
@RequestMapping(GoChatFace.API + "/groups/{id}/members")
final class MemberController {

    private final GoChatFace face;
    private final Commands commands;
    private final Invited invited;
    private final Details details;

    MemberController(GoChatFace face, Commands commands, Invited invited, Details details) {
        this.face = face;
        this.commands = commands;
        this.invited = invited;
        this.details = details;
    }

    record AddRequest(@JsonAlias({"members", "user_ids"}) List<SaidMember> memberIds) {}

    @PostMapping
    GoChatReply add(Caller caller, @PathVariable String id, @JsonBody AddRequest body) {
        GroupId group = GroupPath.group(id);
        List<AccountId> members = invited.all(body.memberIds());
        commands.send(face, caller.account(), new AddMembers(group, caller.account(), members));
        return GoChatReply.of("成员已添加", details.of(group, caller.account()));
    }

    @DeleteMapping("/{member}")
    GoChatReply remove(Caller caller, @PathVariable String id, @PathVariable String member) {
        GroupId group = GroupPath.group(id);
        AccountId account = GroupPath.account(member);
        boolean own = account.equals(caller.account());
        commands.send(
                face,
                caller.account(),
                own ? new LeaveGroup(group, account) : new RemoveMember(group, account, caller.account()));
        return GoChatReply.done(own ? "已退出群组" : "成员已移除");
    }
}
