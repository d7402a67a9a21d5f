package stoa.gateway.im.group;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.group.command.AddMembers;
import stoa.api.group.command.GrantJoin;
import stoa.api.group.command.JoinGroup;
import stoa.api.group.command.Joined;
import stoa.api.group.command.LeaveGroup;
import stoa.api.group.command.RefuseJoin;
import stoa.api.group.query.ListJoinRequests;
import stoa.api.group.query.ListMembers;
import stoa.api.group.query.MemberView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.im.platform.ImInput;
import stoa.gateway.im.platform.ImReply;
import stoa.gateway.im.platform.UserBrief;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.Timestamps;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.http.SaidId;

/** Joining and leaving groups, letting people in, and who is there. */
@Controller
@RequestMapping(ImFace.API + "/groups/{id}")
final class MemberController {

    private static final int DEFAULT_SIZE = 50;
    private static final int MAX_SIZE = 200;
    private static final int FORBIDDEN = 403;
    private static final String WELCOME = "成功加入群组";

    private final ImFace face;
    private final Commands commands;
    private final Queries queries;

    MemberController(ImFace face, Commands commands, Queries queries) {
        this.face = face;
        this.commands = commands;
        this.queries = queries;
    }

    record Entered(long groupId, long userId, String role, String joinedAt, String message) {

        static Entered of(Joined joined) {
            return new Entered(
                    joined.group().value(), joined.account().value(), "member", Timestamps.of(joined.at()), WELCOME);
        }
    }

    /** They are no member yet, and the document says so with a 403. */
    record Pending(String error, String status) {}

    record MemberItem(long userId, String role, String joinedAt, String alias, UserBrief user) {

        static MemberItem of(MemberView member) {
            return new MemberItem(
                    member.person().id().value(),
                    member.role().word(),
                    Timestamps.of(member.joinedAt()),
                    member.alias(),
                    UserBrief.of(member.person()));
        }
    }

    record Waiting(long userId, String requestedAt, UserBrief user) {

        static Waiting of(ListJoinRequests.Waiting waiting) {
            return new Waiting(
                    waiting.person().id().value(),
                    Timestamps.of(waiting.requestedAt()),
                    UserBrief.of(waiting.person()));
        }
    }

    record AddRequest(List<SaidId> userIds) {

        List<AccountId> accounts() {
            if (userIds == null || userIds.isEmpty()) {
                throw new Rejection(KernelError.INVALID, "userIds are required");
            }
            return userIds.stream()
                    .map(id -> new AccountId(SaidId.required("userIds", id)))
                    .toList();
        }
    }

    @PostMapping("/join")
    ImReply join(Caller caller, @PathVariable String id) {
        JoinGroup command = new JoinGroup(GroupId.parse(id), caller.account());
        Joined joined = commands.send(face, caller.account(), command, Joined.class);
        return joined.member()
                ? ImReply.of(Entered.of(joined))
                : new ImReply(FORBIDDEN, new Pending("已提交加入申请，等待群主审批", "pending"));
    }

    @PostMapping("/leave")
    ImReply leave(Caller caller, @PathVariable String id) {
        commands.send(face, caller.account(), new LeaveGroup(GroupId.parse(id), caller.account()));
        return ImReply.of(new ImReply.Done("成功离开群组"));
    }

    @GetMapping("/members")
    ImReply members(Caller caller, @PathVariable String id, HttpServletRequest request) {
        ListMembers query =
                new ListMembers(GroupId.parse(id), caller.account(), ImInput.span(request, DEFAULT_SIZE, MAX_SIZE));
        return ImReply.of(queries.ask(query, ListMembers.Result.class)
                .members()
                .map(MemberItem::of)
                .items());
    }

    @PostMapping("/members")
    ImReply add(Caller caller, @PathVariable String id, @JsonBody AddRequest body) {
        commands.send(face, caller.account(), new AddMembers(GroupId.parse(id), caller.account(), body.accounts()));
        return ImReply.of(new ImReply.Done("成员已添加"));
    }

    @GetMapping("/requests")
    ImReply waiting(Caller caller, @PathVariable String id, HttpServletRequest request) {
        ListJoinRequests query = new ListJoinRequests(
                GroupId.parse(id), caller.account(), ImInput.span(request, DEFAULT_SIZE, MAX_SIZE));
        return ImReply.of(queries.ask(query, ListJoinRequests.Result.class)
                .waiting()
                .map(Waiting::of)
                .items());
    }

    @PostMapping("/requests/{user}/approve")
    ImReply approve(Caller caller, @PathVariable String id, @PathVariable String user) {
        GrantJoin command = new GrantJoin(GroupId.parse(id), AccountId.parse(user), caller.account());
        return ImReply.of(Entered.of(commands.send(face, caller.account(), command, Joined.class)));
    }

    @PostMapping("/requests/{user}/refuse")
    ImReply refuse(Caller caller, @PathVariable String id, @PathVariable String user) {
        commands.send(
                face, caller.account(), new RefuseJoin(GroupId.parse(id), AccountId.parse(user), caller.account()));
        return ImReply.of(new ImReply.Done("已拒绝加入申请"));
    }
}
