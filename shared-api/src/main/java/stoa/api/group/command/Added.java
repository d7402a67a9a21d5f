package stoa.api.group.command;

import java.time.Instant;
import java.util.List;
import stoa.api.kernel.AccountId;

/**
 * The answer to {@link AddMembers}.
 *
 * @param members those who were none before
 */
public record Added(List<AccountId> members, Instant at) {}
