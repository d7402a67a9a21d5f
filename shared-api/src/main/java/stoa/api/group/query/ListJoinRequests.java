package stoa.api.group.query;

import java.time.Instant;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Span;

/**
 * Who waits to be let into a group, who asked first coming first. It takes an admin; refused with
 * {@code GROUP_NOT_FOUND}, {@code NOT_IN_GROUP} or {@code NOT_ALLOWED_IN_GROUP}.
 */
public record ListJoinRequests(GroupId group, AccountId viewer, Span span) {
    public record Result(PageOf<Waiting> waiting) {}

    /** Somebody who has asked to be let in. */
    public record Waiting(Person person, Instant requestedAt) {}
}
