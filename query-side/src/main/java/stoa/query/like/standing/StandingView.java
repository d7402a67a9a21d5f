package stoa.query.like.standing;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.like.event.LikeEvent;
import stoa.api.like.event.LikeWithdrawn;
import stoa.api.like.event.PostLiked;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each like that stands, by post and person: since when. */
@Component
class StandingView implements DocumentView<Instant> {

    private static final ViewName NAME = new ViewName("like", "standing", 1);

    static String id(PostId post, AccountId by) {
        return post + ":" + by;
    }

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(PostLiked.class, LikeWithdrawn.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        LikeEvent like = (LikeEvent) event;
        return List.of(id(like.post(), like.by()));
    }

    @Override
    public Optional<Instant> fold(String id, Optional<Instant> before, Object event) {
        return switch ((LikeEvent) event) {
            case PostLiked it -> Optional.of(it.likedAt());
            case LikeWithdrawn _ -> Optional.empty();
        };
    }

    @Override
    public Document write(Instant likedAt) {
        return new Document("likedAt", Date.from(likedAt));
    }

    @Override
    public Instant read(Document stored) {
        return stored.getDate("likedAt").toInstant();
    }
}
