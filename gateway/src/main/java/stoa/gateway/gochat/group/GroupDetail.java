package stoa.gateway.gochat.group;

import java.util.List;
import stoa.api.group.GroupRole;
import stoa.api.group.query.GroupView;
import stoa.api.group.query.MemberView;
import stoa.gateway.gochat.platform.RoomId;
import stoa.gateway.gochat.platform.World;
import stoa.gateway.platform.Timestamps;

/**
 * A group with its members.
 *
 * @param members the first of them where there are very many; none of the room of everybody
 */
record GroupDetail(
        String groupId,
        String groupName,
        String avatar,
        String description,
        String ownerId,
        long memberCount,
        List<Member> members,
        String createTime) {

    /**
     * Somebody in it.
     *
     * @param role its client knows admins and mere members; an owner is an admin to it
     */
    record Member(String userId, String username, String avatar, String role, String joinTime) {

        static Member of(MemberView member) {
            return new Member(
                    member.person().id().toString(),
                    member.person().name(),
                    member.person().avatar(),
                    (member.role().atLeast(GroupRole.ADMIN) ? GroupRole.ADMIN : GroupRole.MEMBER).word(),
                    Timestamps.of(member.joinedAt()));
        }
    }

    static GroupDetail of(GroupView group, List<MemberView> members) {
        return new GroupDetail(
                group.id().toString(),
                group.profile().name(),
                group.profile().avatar(),
                group.profile().description(),
                group.owner().toString(),
                group.memberCount(),
                members.stream().map(Member::of).toList(),
                Timestamps.of(group.createdAt()));
    }

    static GroupDetail world(long people) {
        return new GroupDetail(RoomId.WORLD, World.NAME, "", World.DESCRIPTION, "", people, List.of(), "");
    }
}
