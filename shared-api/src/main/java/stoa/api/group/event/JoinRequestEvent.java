package stoa.api.group.event;

import java.time.Instant;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.StreamNamed;

/** One person's asking to be let into one group, in the stream {@code join:<group>:<account>}. */
@StreamNamed("join:<group>:<account>")
public sealed interface JoinRequestEvent permits JoinRequested, JoinGranted, JoinRefused {
    GroupId group();

    AccountId account();

    Instant requestedAt();
}
