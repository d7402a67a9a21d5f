package stoa.api.group.query;

import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/**
 * One group, as a {@link GroupView}; refused with {@code GROUP_NOT_FOUND}, and with {@code NOT_IN_GROUP} if it is not
 * open and whoever asks is no member.
 *
 * @param viewer empty for somebody who is not logged in
 */
public record GetGroup(GroupId group, Optional<AccountId> viewer) {}
