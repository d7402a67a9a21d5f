package stoa.api.group.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/**
 * Takes a member out of a group; an admin takes mere members out, the owner everybody but themselves. Refused with
 * {@code GROUP_NOT_FOUND}, {@code NOT_IN_GROUP}, {@code NO_SUCH_MEMBER} or {@code NOT_ALLOWED_IN_GROUP}.
 */
public record RemoveMember(GroupId group, AccountId account, AccountId admin) {}
