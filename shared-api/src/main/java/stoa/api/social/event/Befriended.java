package stoa.api.social.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.FriendshipId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("Two people became friends of each other, for the first time or anew; account is who wanted it.")
public record Befriended(FriendshipId friendship, AccountId account, AccountId friend, Instant befriendedAt)
        implements FriendEvent {}
