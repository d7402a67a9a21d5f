package stoa.api.group.command;

import java.time.Instant;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/**
 * The answer to {@link JoinGroup} and {@link GrantJoin}.
 *
 * @param member whether they are a member now; if not, they have asked to be let in and wait
 * @param at when they joined, or asked
 */
public record Joined(GroupId group, AccountId account, boolean member, Instant at) {}
