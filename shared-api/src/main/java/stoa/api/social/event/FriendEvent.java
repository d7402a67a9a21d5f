package stoa.api.social.event;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.FriendshipId;
import stoa.api.kernel.StreamNamed;

/** Whether two accounts are friends, in the one stream of both. */
@StreamNamed("friend:<lower>:<higher>")
public sealed interface FriendEvent permits Befriended, Unfriended {

    /** Which friendship begins or ends: both events of one carry it, since lists are in order of it. */
    FriendshipId friendship();

    /** Who began or ended it. */
    AccountId account();

    AccountId friend();
}
