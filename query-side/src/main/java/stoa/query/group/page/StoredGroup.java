package stoa.query.group.page;

import java.time.Instant;
import stoa.api.group.GroupProfile;
import stoa.api.kernel.AccountId;

/** What is told of a group beside the number of its members. */
record StoredGroup(GroupProfile profile, AccountId owner, Instant createdAt) {}
