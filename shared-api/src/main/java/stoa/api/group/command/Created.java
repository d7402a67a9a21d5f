package stoa.api.group.command;

import java.time.Instant;
import stoa.api.kernel.GroupId;

/**
 * The answer to {@link CreateGroup}.
 */
public record Created(GroupId group, Instant createdAt) {}
