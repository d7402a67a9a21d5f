package stoa.query.post.hot;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.kernel.PostId;
import stoa.api.like.event.LikeEvent;
import stoa.api.like.event.LikeWithdrawn;
import stoa.api.like.event.PostLiked;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostEvent;
import stoa.api.post.event.PostPublished;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.RankedView;
import stoa.query.platform.view.ViewName;

/**
 * One small document for each post, by its id, and one ranked list of all of them. All, since posts may be deleted and
 * likes taken back in any number, and whoever moves up then must be known exactly.
 */
@Component
class HotView implements RankedView<Score> {

    private static final ViewName NAME = new ViewName("post", "hot", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(PostPublished.class, PostDeleted.class, PostLiked.class, LikeWithdrawn.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        PostId post =
                switch (event) {
                    case PostEvent it -> it.post();
                    case LikeEvent it -> it.post();
                    default -> throw new IllegalArgumentException("moves no post: " + event);
                };
        return List.of(post.toString());
    }

    @Override
    public Optional<Score> fold(String id, Optional<Score> before, Object event) {
        return switch (event) {
            case PostPublished it -> Optional.of(Score.of(it.publishedAt()));
            case PostLiked it -> before.map(score -> score.with(it));
            case LikeWithdrawn it -> before.map(score -> score.without(it));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Entry> place(String id, Score score) {
        return Optional.of(new Entry(score.value(), Long.parseLong(id)));
    }

    @Override
    public Document write(Score score) {
        return new Document("publishedSecond", score.publishedSecond()).append("likes", score.likes());
    }

    @Override
    public Score read(Document stored) {
        return new Score(stored.getLong("publishedSecond"), stored.getLong("likes"));
    }
}
