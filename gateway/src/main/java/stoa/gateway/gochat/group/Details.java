package stoa.gateway.gochat.group;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.group.GroupError;
import stoa.api.group.query.GetGroup;
import stoa.api.group.query.GroupView;
import stoa.api.group.query.ListMembers;
import stoa.api.group.query.MemberView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Span;
import stoa.gateway.platform.Queries;

/** Puts groups together with their members. */
@Component
final class Details {

    private final Queries queries;

    Details(Queries queries) {
        this.queries = queries;
    }

    GroupDetail of(GroupId group, AccountId viewer) {
        GroupView view = queries.ask(new GetGroup(group, Optional.of(viewer)), GroupView.class);
        return GroupDetail.of(view, members(group, viewer));
    }

    /** One that was made this very moment, of whose members the views may not know yet. */
    GroupDetail made(GroupView group) {
        try {
            return GroupDetail.of(group, members(group.id(), group.owner()));
        } catch (Rejection late) {
            if (late.code() != GroupError.GROUP_NOT_FOUND && late.code() != GroupError.NOT_IN_GROUP) {
                throw late;
            }
            return GroupDetail.of(group, List.of());
        }
    }

    private List<MemberView> members(GroupId group, AccountId viewer) {
        return queries.ask(new ListMembers(group, viewer, Span.first(Span.MAX_SIZE)), ListMembers.Result.class)
                .members()
                .items();
    }
}
