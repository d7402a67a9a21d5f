package stoa.command.social;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import stoa.api.account.AccountStanding;
import stoa.api.kernel.PublicIds;
import stoa.api.social.command.BefriendAccount;
import stoa.api.social.command.UnfriendAccount;
import stoa.command.platform.Observed;
import stoa.command.platform.Streams;

/**
 * Decides who are friends. The looks at both accounts need no guard, for the reasons that following has: a guest stays
 * one, and a friendship that races with an erasure is of somebody without a name, like those before it.
 */
final class Befriending {

    private final Streams<Friendship> friendships;
    private final Observed<AccountStanding> accounts;

    Befriending(Streams<Friendship> friendships, Observed<AccountStanding> accounts) {
        this.friendships = friendships;
        this.accounts = accounts;
    }

    @CommandHandler
    void befriend(BefriendAccount command, PublicIds ids, Clock clock) {
        accounts.glance(command.account().stream()).requireNoGuest();
        accounts.glance(command.friend().stream()).requireThere();
        friendships.at(command.stream()).execute(friendship -> friendship.begin(command, ids, clock));
    }

    /** Of somebody who never was there nobody is a friend either. */
    @CommandHandler
    void unfriend(UnfriendAccount command, Clock clock) {
        friendships.at(command.stream()).execute(friendship -> friendship.end(command, clock));
    }
}
