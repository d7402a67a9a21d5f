package stoa.query.social.circle;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.social.event.FollowEvent;
import stoa.api.social.event.Followed;
import stoa.api.social.event.Unfollowed;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/**
 * Two lists for each account. An entry is an account, in order of when its following began: it ranks by the following's
 * id, which grows with time, so that lists grow at their newest end and whoever follows anew stands first again.
 */
@Component
class CircleView implements ListView {

    private static final ViewName NAME = new ViewName("social", "circle", 1);

    static String followersOf(AccountId account) {
        return "followers:" + account;
    }

    static String followeesOf(AccountId account) {
        return "followees:" + account;
    }

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(Followed.class, Unfollowed.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        switch ((FollowEvent) event) {
            case Followed it -> {
                changes.add(followersOf(it.followee()), entry(it, it.follower()));
                changes.add(followeesOf(it.follower()), entry(it, it.followee()));
            }
            case Unfollowed it -> {
                changes.remove(followersOf(it.followee()), entry(it, it.follower()));
                changes.remove(followeesOf(it.follower()), entry(it, it.followee()));
            }
        }
    }

    private static Entry entry(FollowEvent event, AccountId other) {
        return new Entry(event.follow().value(), other.value());
    }
}
