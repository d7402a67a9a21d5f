package stoa.api.group.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/**
 * Joins a group, or asks to be let in where that takes an admin; answered with a {@link Joined}. Asking again changes
 * nothing. Refused with {@code GROUP_NOT_FOUND}, {@code ALREADY_IN_GROUP} or {@code ENTRY_BY_INVITATION}, in this
 * order.
 */
public record JoinGroup(GroupId group, AccountId account) {}
