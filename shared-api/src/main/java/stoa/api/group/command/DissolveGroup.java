package stoa.api.group.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/**
 * Dissolves a group, for all its members. Refused with {@code GROUP_NOT_FOUND}, {@code NOT_IN_GROUP} or
 * {@code NOT_ALLOWED_IN_GROUP}.
 */
public record DissolveGroup(GroupId group, AccountId owner) {}
