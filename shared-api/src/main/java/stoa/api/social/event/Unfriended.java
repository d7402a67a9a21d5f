package stoa.api.social.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.FriendshipId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("Two people are friends no longer; account is who ended it, befriendedAt when it began.")
public record Unfriended(
        FriendshipId friendship, AccountId account, AccountId friend, Instant befriendedAt, Instant unfriendedAt)
        implements FriendEvent {}
