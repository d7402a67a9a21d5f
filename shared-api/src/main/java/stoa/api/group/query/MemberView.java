package stoa.api.group.query;

import java.time.Instant;
import stoa.api.account.query.Person;
import stoa.api.group.GroupRole;

/**
 * A member of a group.
 *
 * @param alias the name by which they go in this group, empty for none
 */
public record MemberView(Person person, GroupRole role, Instant joinedAt, String alias) {}
