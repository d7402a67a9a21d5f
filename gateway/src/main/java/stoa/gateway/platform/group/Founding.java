package stoa.gateway.platform.group;

import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.group.GroupError;
import stoa.api.group.GroupRole;
import stoa.api.group.command.CreateGroup;
import stoa.api.group.command.Created;
import stoa.api.group.query.GetGroup;
import stoa.api.group.query.GroupView;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Queries;

/** Makes groups, and shows them to their owners. */
@Component
public final class Founding {

    private final Commands commands;
    private final Queries queries;

    Founding(Commands commands, Queries queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /** The group that the command makes. */
    public GroupView create(Face face, CreateGroup command) {
        Created created = commands.send(face, command.owner(), command, Created.class);
        try {
            return queries.ask(new GetGroup(created.group(), Optional.of(command.owner())), GroupView.class);
        } catch (Rejection late) {
            if (late.code() != GroupError.GROUP_NOT_FOUND) {
                throw late;
            }
            return asMade(created, command);
        }
    }

    /** The views may be late; then the group is shown as it was made. */
    private static GroupView asMade(Created created, CreateGroup command) {
        return new GroupView(
                created.group(),
                command.profile(),
                command.owner(),
                1L + command.members().size(),
                created.createdAt(),
                Optional.of(GroupRole.OWNER));
    }
}
