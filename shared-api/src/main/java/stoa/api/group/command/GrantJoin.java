package stoa.api.group.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/**
 * Lets somebody in who has asked for it; answered with a {@link Joined}. Refused with {@code GROUP_NOT_FOUND},
 * {@code NOT_IN_GROUP}, {@code NOT_ALLOWED_IN_GROUP}, {@code ALREADY_IN_GROUP} or {@code JOIN_REQUEST_NOT_FOUND}.
 */
public record GrantJoin(GroupId group, AccountId account, AccountId admin) {}
