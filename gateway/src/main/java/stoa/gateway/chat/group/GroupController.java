package stoa.gateway.chat.group;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import stoa.api.group.GroupProfile;
import stoa.api.group.JoinCondition;
import stoa.api.group.command.CreateGroup;
import stoa.api.group.command.Created;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.chat.platform.ChatInput;
import stoa.gateway.chat.platform.ChatReply;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Timestamps;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;

/** Making groups. */
@Controller
final class GroupController {

    private final ChatFace face;
    private final Commands commands;

    GroupController(ChatFace face, Commands commands) {
        this.face = face;
        this.commands = commands;
    }

    record CreateRequest(String name, String description, String avatar) {

        /** Open to everybody: the document has no other way in, so people come by themselves, on other faces. */
        GroupProfile profile() {
            return new GroupProfile(
                    ChatInput.required("name", name),
                    Objects.requireNonNullElse(description, ""),
                    Objects.requireNonNullElse(avatar, ""),
                    true,
                    JoinCondition.DIRECT);
        }
    }

    record GroupItem(
            @JsonProperty("group_id") String groupId,
            String name,
            String description,
            String avatar,
            @JsonProperty("creator_id") String creatorId,
            @JsonProperty("created_at") String createdAt) {}

    @PostMapping(ChatFace.PREFIX + "/group")
    ChatReply create(Caller caller, @JsonBody CreateRequest body) {
        CreateGroup command = new CreateGroup(caller.account(), body.profile(), List.of());
        Created created = commands.send(face, caller.account(), command, Created.class);
        GroupProfile profile = command.profile();
        return ChatReply.of(new GroupItem(
                created.group().toString(),
                profile.name(),
                profile.description(),
                profile.avatar(),
                caller.account().toString(),
                Timestamps.of(created.createdAt())));
    }
}
