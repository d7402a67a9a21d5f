package stoa.query.social.popular;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.social.event.FollowEvent;
import stoa.api.social.event.Followed;
import stoa.api.social.event.Unfollowed;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.RankedView;
import stoa.query.platform.view.ViewName;

/**
 * The number of followers of each account that has any, by the account's id, and one ranked list of those accounts.
 * Whom the last follower leaves is neither counted nor ranked any more.
 */
@Component
class PopularView implements RankedView<Long> {

    private static final ViewName NAME = new ViewName("social", "popular", 1);

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
        return List.of(((FollowEvent) event).followee().toString());
    }

    @Override
    public Optional<Long> fold(String id, Optional<Long> before, Object event) {
        long change =
                switch ((FollowEvent) event) {
                    case Followed it -> 1;
                    case Unfollowed it -> -1;
                };
        return Optional.of(before.orElse(0L) + change).filter(followers -> followers > 0);
    }

    /** Among equals the greater id stands first, which is the newer account: one order on every node and rebuild. */
    @Override
    public Optional<Entry> place(String id, Long followers) {
        return Optional.of(new Entry(followers, Long.parseLong(id)));
    }

    @Override
    public Document write(Long followers) {
        return new Document("followers", followers);
    }

    @Override
    public Long read(Document stored) {
        return stored.getLong("followers");
    }
}
