package stoa.api.group.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/**
 * Answers no to somebody who has asked to be let in; they may ask again. Refused with {@code GROUP_NOT_FOUND},
 * {@code NOT_IN_GROUP}, {@code NOT_ALLOWED_IN_GROUP} or {@code JOIN_REQUEST_NOT_FOUND}.
 */
public record RefuseJoin(GroupId group, AccountId account, AccountId admin) {}
