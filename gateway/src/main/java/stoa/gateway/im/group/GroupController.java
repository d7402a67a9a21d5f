package stoa.gateway.im.group;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import stoa.api.group.GroupProfile;
import stoa.api.group.JoinCondition;
import stoa.api.group.command.CreateGroup;
import stoa.api.group.command.DissolveGroup;
import stoa.api.group.command.TransferGroup;
import stoa.api.group.query.GetGroup;
import stoa.api.group.query.GroupView;
import stoa.api.group.query.SearchGroups;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.im.platform.ImInput;
import stoa.gateway.im.platform.ImReply;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.group.Founding;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.http.SaidId;

/** Making, finding, handing over and dissolving groups. */
@Controller
final class GroupController {

    private static final String GROUPS = ImFace.API + "/groups";
    private static final int DEFAULT_SIZE = 20;
    private static final int MAX_SIZE = 100;

    private final ImFace face;
    private final Commands commands;
    private final Queries queries;
    private final Founding founding;

    GroupController(ImFace face, Commands commands, Queries queries, Founding founding) {
        this.face = face;
        this.commands = commands;
        this.queries = queries;
        this.founding = founding;
    }

    record CreateRequest(String name, String description, String avatarUrl, Boolean isPublic, String joinCondition) {

        GroupProfile profile() {
            return new GroupProfile(
                    ImInput.required("name", name),
                    Objects.requireNonNullElse(description, ""),
                    Objects.requireNonNullElse(avatarUrl, ""),
                    Boolean.TRUE.equals(isPublic),
                    joinCondition == null ? JoinCondition.DIRECT : JoinCondition.of(joinCondition));
        }
    }

    record TransferRequest(SaidId userId) {}

    @PostMapping(GROUPS)
    ImReply create(Caller caller, @JsonBody CreateRequest body) {
        CreateGroup command = new CreateGroup(caller.account(), body.profile(), List.of());
        return ImReply.created(GroupItem.of(founding.create(face, command)));
    }

    @GetMapping("/groups/{id}")
    ImReply get(Optional<Caller> caller, @PathVariable String id) {
        return ImReply.of(GroupItem.of(group(GroupId.parse(id), caller.map(Caller::account))));
    }

    @GetMapping("/groups/search")
    ImReply search(HttpServletRequest request) {
        SearchGroups query = new SearchGroups(
                ImInput.required("q", request.getParameter("q")), ImInput.span(request, DEFAULT_SIZE, MAX_SIZE));
        return ImReply.of(queries.ask(query, SearchGroups.Result.class).groups().stream()
                .map(GroupItem::of)
                .toList());
    }

    @PostMapping(GROUPS + "/{id}/transfer")
    ImReply transfer(Caller caller, @PathVariable String id, @JsonBody TransferRequest body) {
        GroupId group = GroupId.parse(id);
        AccountId to = new AccountId(SaidId.required("userId", body.userId()));
        commands.send(face, caller.account(), new TransferGroup(group, caller.account(), to));
        return ImReply.of(GroupItem.of(group(group, Optional.of(caller.account()))));
    }

    @DeleteMapping(GROUPS + "/{id}")
    ImReply dissolve(Caller caller, @PathVariable String id) {
        commands.send(face, caller.account(), new DissolveGroup(GroupId.parse(id), caller.account()));
        return ImReply.of(new ImReply.Done("群组已解散"));
    }

    private GroupView group(GroupId group, Optional<AccountId> viewer) {
        return queries.ask(new GetGroup(group, viewer), GroupView.class);
    }
}
