package stoa.gateway.im.group;

import stoa.api.group.query.GroupView;
import stoa.gateway.platform.Timestamps;

/** A group as the document shows it. */
record GroupItem(
        long id,
        String name,
        String description,
        String avatarUrl,
        long ownerId,
        long memberCount,
        boolean isPublic,
        String joinCondition,
        String createdAt) {

    static GroupItem of(GroupView group) {
        return new GroupItem(
                group.id().value(),
                group.profile().name(),
                group.profile().description(),
                group.profile().avatar(),
                group.owner().value(),
                group.memberCount(),
                group.profile().open(),
                group.profile().condition().word(),
                Timestamps.of(group.createdAt()));
    }
}
