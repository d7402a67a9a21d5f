package stoa.command.group;

import java.time.Instant;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/**
 * Somebody's coming into a group.
 *
 * @param by whoever lets them in; they themselves where nobody has to
 * @param readUpTo how many messages there are, which are not new to them
 */
record Entry(GroupId group, AccountId account, AccountId by, long readUpTo, Instant at) {}
