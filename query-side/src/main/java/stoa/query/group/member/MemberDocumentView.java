package stoa.query.group.member;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.group.GroupRole;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.group.event.MemberRoleChanged;
import stoa.api.group.event.MembershipEvent;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.query.platform.join.Memberships.Membership;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each membership that lasts, by group and account. */
@Component
class MemberDocumentView implements DocumentView<Membership> {

    private static final ViewName NAME = new ViewName("group", "member", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(MemberJoined.class, MemberRoleChanged.class, MemberLeft.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        MembershipEvent it = (MembershipEvent) event;
        return List.of(idOf(it.group(), it.account()));
    }

    @Override
    public Optional<Membership> fold(String id, Optional<Membership> before, Object event) {
        return switch (event) {
            case MemberJoined it -> Optional.of(new Membership(it.role(), it.joinedAt()));
            case MemberRoleChanged it -> Optional.of(new Membership(it.role(), it.joinedAt()));
            default -> Optional.empty();
        };
    }

    static String idOf(GroupId group, AccountId account) {
        return group + ":" + account;
    }

    @Override
    public Document write(Membership membership) {
        return new Document("role", membership.role().name()).append("joinedAt", Date.from(membership.joinedAt()));
    }

    @Override
    public Membership read(Document stored) {
        return new Membership(
                GroupRole.valueOf(stored.getString("role")),
                stored.getDate("joinedAt").toInstant());
    }
}
