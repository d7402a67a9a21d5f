package stoa.api.group;

import java.time.Instant;
import java.util.Optional;
import stoa.api.group.event.MemberAliasChanged;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.group.event.MemberRoleChanged;
import stoa.api.group.event.MembershipEvent;

/**
 * What decisions may know of one person's membership of one group, folded from its stream.
 *
 * @param role empty for somebody who is no member
 * @param joinedAt since when; of no meaning for somebody who is no member
 */
public record MemberStanding(Optional<GroupRole> role, Instant joinedAt) {

    /** Of a stream that has no event. */
    public static final MemberStanding NONE = new MemberStanding(Optional.empty(), Instant.EPOCH);

    /** This standing once {@code event} has happened. */
    public MemberStanding after(MembershipEvent event) {
        return switch (event) {
            case MemberJoined joined -> new MemberStanding(Optional.of(joined.role()), joined.joinedAt());
            case MemberRoleChanged changed -> new MemberStanding(Optional.of(changed.role()), joinedAt);
            case MemberAliasChanged named -> this;
            case MemberLeft left -> NONE;
        };
    }

    public boolean isMember() {
        return role.isPresent();
    }
}
