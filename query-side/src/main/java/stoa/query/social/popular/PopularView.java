package stoa.query.social.popular;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.account.event.AccountErased;
import stoa.api.kernel.AccountId;
import stoa.api.social.event.FollowEvent;
import stoa.api.social.event.Followed;
import stoa.api.social.event.Unfollowed;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.RankedView;
import stoa.query.platform.view.ViewName;

/**
 * The number of followers of each account that has any, by the account's id, and one ranked list of those accounts.
 * Whom the last follower leaves, and who is erased, is neither counted nor ranked any more.
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
        return Set.of(Followed.class, Unfollowed.class, AccountErased.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        AccountId counted = event instanceof AccountErased erased ? erased.account() : ((FollowEvent) event).followee();
        return List.of(counted.toString());
    }

    @Override
    public Optional<Long> fold(String id, Optional<Long> before, Object event) {
        return switch (event) {
            case Followed it -> Optional.of(before.orElse(0L) + 1);
            // Nobody follows an erased person anew, but who did may stop: no followers, no number.
            case Unfollowed it -> before.map(followers -> followers - 1).filter(followers -> followers > 0);
            default -> Optional.empty();
        };
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
