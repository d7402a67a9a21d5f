package stoa.command.social;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import stoa.api.account.AccountStanding;
import stoa.api.kernel.PublicIds;
import stoa.api.social.command.FollowAccount;
import stoa.api.social.command.UnfollowAccount;
import stoa.command.platform.Observed;
import stoa.command.platform.Streams;

/**
 * Decides who follows whom. The look at the followed account needs no guard: once there, an account stays there, and
 * whoever is followed by many may edit their profile without making all of them wait.
 */
final class Following {

    private final Streams<Follow> follows;
    private final Observed<AccountStanding> accounts;

    Following(Streams<Follow> follows, Observed<AccountStanding> accounts) {
        this.follows = follows;
        this.accounts = accounts;
    }

    @CommandHandler
    void follow(FollowAccount command, PublicIds ids, Clock clock) {
        accounts.glance(command.followee().stream()).requireThere();
        follows.at(command.stream()).execute(follow -> follow.begin(command, ids, clock));
    }

    /** Whoever never was there is not followed either. */
    @CommandHandler
    void unfollow(UnfollowAccount command, Clock clock) {
        follows.at(command.stream()).execute(follow -> follow.end(command, clock));
    }
}
