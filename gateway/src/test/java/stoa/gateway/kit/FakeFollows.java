package stoa.gateway.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.queryhandling.QueryHandler;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.social.SocialError;
import stoa.api.social.command.FollowAccount;
import stoa.api.social.command.UnfollowAccount;
import stoa.api.social.query.GetRelation;
import stoa.api.social.query.ListFollowees;
import stoa.api.social.query.ListFollowers;
import stoa.api.social.query.ListFriendIds;
import stoa.api.social.query.ListMostFollowed;
import stoa.api.social.query.ListMostFollowed.MostFollowed;

/** Who follows whom of the accounts of {@link FakeCore}. */
public final class FakeFollows implements FakeFeature {

    private final List<Pair> pairs = new ArrayList<>();
    private final FakeCore core;

    private record Pair(AccountId follower, AccountId followee) {}

    FakeFollows(FakeCore core) {
        this.core = core;
    }

    @CommandHandler
    synchronized CommandResultMessage<?> handle(FollowAccount command, CommandMessage<?> message) {
        core.requireUp(message);
        core.handle(new GetProfile(command.followee()));
        Pair pair = new Pair(command.follower(), command.followee());
        if (pairs.contains(pair)) {
            throw new Rejection(SocialError.ALREADY_FOLLOWING, "follows");
        }
        pairs.addFirst(pair);
        return core.appended(null, "social.Followed");
    }

    @CommandHandler
    synchronized CommandResultMessage<?> handle(UnfollowAccount command, CommandMessage<?> message) {
        core.requireUp(message);
        if (!pairs.remove(new Pair(command.follower(), command.followee()))) {
            throw new Rejection(SocialError.NOT_FOLLOWING, "does not follow");
        }
        return core.appended(null, "social.Unfollowed");
    }

    /** Nobody has friends here. */
    @QueryHandler
    ListFriendIds.Result handle(ListFriendIds query) {
        return new ListFriendIds.Result(List.of());
    }

    @QueryHandler
    synchronized GetRelation.Result handle(GetRelation query) {
        return new GetRelation.Result(
                pairs.contains(new Pair(query.account(), query.other())),
                pairs.contains(new Pair(query.other(), query.account())));
    }

    @QueryHandler
    ListFollowers.Result handle(ListFollowers query) {
        return new ListFollowers.Result(
                page(query.page(), pair -> pair.followee().equals(query.account()), Pair::follower));
    }

    @QueryHandler
    ListFollowees.Result handle(ListFollowees query) {
        return new ListFollowees.Result(
                page(query.page(), pair -> pair.follower().equals(query.account()), Pair::followee));
    }

    /** Everybody whom somebody follows, in no order: that is for the views to know. */
    @QueryHandler
    synchronized ListMostFollowed.Result handle(ListMostFollowed query) {
        return new ListMostFollowed.Result(pairs.stream()
                .map(Pair::followee)
                .distinct()
                .map(account -> core.handle(new GetProfile(account)))
                .map(profile -> new MostFollowed(profile.person(), profile.bio(), 1))
                .toList());
    }

    private synchronized PageOf<Person> page(Page page, Predicate<Pair> which, Function<Pair, AccountId> other) {
        List<Person> all = pairs.stream()
                .filter(which)
                .map(other)
                .map(account -> core.handle(new GetProfile(account)).person())
                .toList();
        return new PageOf<>(all.stream().skip(page.offset()).limit(page.size()).toList(), all.size());
    }
}
