package stoa.query.platform.fold;

import java.util.Set;
import stoa.api.social.event.FollowEvent;
import stoa.api.social.event.Followed;
import stoa.api.social.event.Unfollowed;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/** Who follows whom; it can make nothing of followers from a hundred on until it is mended. */
final class MendableList implements ListView {

    static final long POISON = 100;

    private final boolean mended;

    MendableList(boolean mended) {
        this.mended = mended;
    }

    @Override
    public ViewName name() {
        return new ViewName("test", "mendablelist", 1);
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(Followed.class, Unfollowed.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        FollowEvent it = (FollowEvent) event;
        if (it.follower().value() >= POISON && event instanceof Followed && !mended) {
            throw new IllegalArgumentException("poison");
        }
        Entry follower = Entry.of(it.follower().value());
        if (event instanceof Followed) {
            changes.add(it.followee().toString(), follower);
        } else {
            changes.remove(it.followee().toString(), follower);
        }
    }
}
