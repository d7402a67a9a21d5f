package stoa.gateway.gochat.group;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.AccountError;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.query.ConversationView;
import stoa.api.group.GroupLimits;
import stoa.api.group.GroupProfile;
import stoa.api.group.JoinCondition;
import stoa.api.group.command.CreateGroup;
import stoa.api.group.query.GroupView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.gateway.gochat.platform.ConversationItem;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.gochat.platform.GoChatReply;
import stoa.gateway.gochat.platform.RoomId;
import stoa.gateway.gochat.platform.World;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.group.Founding;
import stoa.gateway.platform.http.JsonBody;

/** Making groups, and looking at them. */
@Controller
@RequestMapping(GoChatFace.API + "/groups")
final class GroupController {

    private static final int NAME_MAX = 50;

    private final GoChatFace face;
    private final Founding founding;
    private final Invited invited;
    private final Details details;
    private final World world;

    GroupController(GoChatFace face, Founding founding, Invited invited, Details details, World world) {
        this.face = face;
        this.founding = founding;
        this.invited = invited;
        this.details = details;
        this.world = world;
    }

    record CreateRequest(@JsonAlias("name") String groupName, List<SaidMember> members) {

        /** For those alone who are let in. */
        GroupProfile profile() {
            if (groupName == null) {
                throw new Rejection(KernelError.INVALID, "groupName is required");
            }
            String name = groupName.strip();
            GroupLimits.requireLength("groupName", name, 1, NAME_MAX);
            return new GroupProfile(name, "", "", false, JoinCondition.INVITE_ONLY);
        }
    }

    record Made(GroupDetail group, ConversationItem conversation) {}

    @PostMapping
    GoChatReply create(Caller caller, @JsonBody CreateRequest body) {
        GroupProfile profile = body.profile();
        List<AccountId> members = invited.known(body.members());
        GroupView group = made(caller, profile, members);
        return GoChatReply.created("群组创建成功", new Made(details.made(group), ConversationItem.of(empty(group))));
    }

    /** Who turns out not to be able to be in a group is passed over, like who is not there. */
    private GroupView made(Caller caller, GroupProfile profile, List<AccountId> members) {
        try {
            return founding.create(face, new CreateGroup(caller.account(), profile, members));
        } catch (Rejection refusal) {
            boolean ofMembers = refusal.code() == AccountError.ACCOUNT_NOT_FOUND
                    || (refusal.code() == AccountError.NOT_FOR_GUESTS && caller.role() != Role.GUEST);
            if (!ofMembers) {
                throw refusal;
            }
            return founding.create(face, new CreateGroup(caller.account(), profile, invited.admissible(members)));
        }
    }

    private static ConversationView empty(GroupView group) {
        return new ConversationView(
                group.id().conversation(),
                ConversationKind.GROUP,
                ConversationView.With.group(group),
                group.createdAt(),
                Optional.empty(),
                0);
    }

    @GetMapping("/{id}")
    GoChatReply get(Caller caller, @PathVariable String id) {
        return GoChatReply.of(
                id.equals(RoomId.WORLD)
                        ? GroupDetail.world(world.people())
                        : details.of(GroupPath.group(id), caller.account()));
    }
}
