package stoa.api.group.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/**
 * Leaves a group. Refused with {@code GROUP_NOT_FOUND}, {@code NOT_IN_GROUP} or {@code OWNER_STAYS}.
 */
public record LeaveGroup(GroupId group, AccountId account) {}
