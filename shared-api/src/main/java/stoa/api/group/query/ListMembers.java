package stoa.api.group.query;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Span;

/**
 * A group's members: the owner, then admins, then mere members, in each by when they joined, then by id. Refused with
 * {@code GROUP_NOT_FOUND}, and with {@code NOT_IN_GROUP} if it is not open and whoever asks is no member.
 */
public record ListMembers(GroupId group, AccountId viewer, Span span) {
    public record Result(PageOf<MemberView> members) {}
}
