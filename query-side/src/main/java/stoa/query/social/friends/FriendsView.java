package stoa.query.social.friends;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.social.event.Befriended;
import stoa.api.social.event.FriendEvent;
import stoa.api.social.event.Unfriended;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/** A list for each account. An entry is a friend, ranked by the friendship's id, so that the newest stands first. */
@Component
class FriendsView implements ListView {

    private static final ViewName NAME = new ViewName("social", "friends", 1);

    static String of(AccountId account) {
        return "friends:" + account;
    }

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(Befriended.class, Unfriended.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        FriendEvent it = (FriendEvent) event;
        long rank = it.friendship().value();
        Entry friend = new Entry(rank, it.friend().value());
        Entry account = new Entry(rank, it.account().value());
        if (it instanceof Befriended) {
            changes.add(of(it.account()), friend);
            changes.add(of(it.friend()), account);
        } else {
            changes.remove(of(it.account()), friend);
            changes.remove(of(it.friend()), account);
        }
    }
}
