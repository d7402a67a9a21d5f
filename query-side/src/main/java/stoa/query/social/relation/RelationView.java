package stoa.query.social.relation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.FollowId;
import stoa.api.social.event.FollowEvent;
import stoa.api.social.event.Followed;
import stoa.api.social.event.Unfollowed;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each following that lasts, by the ordered pair of the two accounts. */
@Component
class RelationView implements DocumentView<FollowId> {

    private static final ViewName NAME = new ViewName("social", "relation", 1);

    static String id(AccountId follower, AccountId followee) {
        return follower + ":" + followee;
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
    public Collection<String> touches(Object event) {
        FollowEvent follow = (FollowEvent) event;
        return List.of(id(follow.follower(), follow.followee()));
    }

    @Override
    public Optional<FollowId> fold(String id, Optional<FollowId> before, Object event) {
        return switch ((FollowEvent) event) {
            case Followed it -> Optional.of(it.follow());
            case Unfollowed it -> Optional.empty();
        };
    }

    @Override
    public Document write(FollowId follow) {
        return new Document("follow", follow.value());
    }

    @Override
    public FollowId read(Document stored) {
        return new FollowId(stored.getLong("follow"));
    }
}
