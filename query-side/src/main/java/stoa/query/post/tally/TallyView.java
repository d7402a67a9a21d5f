package stoa.query.post.tally;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.comment.event.CommentDeleted;
import stoa.api.comment.event.CommentWritten;
import stoa.api.comment.event.ReplyDeleted;
import stoa.api.comment.event.ReplyWritten;
import stoa.api.kernel.PostId;
import stoa.api.like.event.LikeEvent;
import stoa.api.like.event.LikeWithdrawn;
import stoa.api.like.event.PostLiked;
import stoa.api.post.event.PostViewed;
import stoa.api.post.query.PostView.Counts;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each post about which anything was counted, by the post's id. */
@Component
class TallyView implements DocumentView<Counts> {

    static final Counts NONE = new Counts(0, 0, 0);

    private static final ViewName NAME = new ViewName("post", "tally", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(
                PostViewed.class,
                PostLiked.class,
                LikeWithdrawn.class,
                CommentWritten.class,
                ReplyWritten.class,
                ReplyDeleted.class,
                CommentDeleted.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(post(event).toString());
    }

    @Override
    public Optional<Counts> fold(String id, Optional<Counts> before, Object event) {
        Counts counts = before.orElse(NONE);
        return Optional.of(
                switch (event) {
                    case PostViewed it -> more(counts, it.views(), 0, 0);
                    case PostLiked _ -> more(counts, 0, 1, 0);
                    case LikeWithdrawn _ -> more(counts, 0, -1, 0);
                    case CommentWritten _, ReplyWritten _ -> more(counts, 0, 0, 1);
                    case ReplyDeleted _ -> more(counts, 0, 0, -1);
                    case CommentDeleted it -> more(counts, 0, 0, -1 - it.replies());
                    default -> throw notHandled(event);
                });
    }

    private static PostId post(Object event) {
        return switch (event) {
            case PostViewed it -> it.post();
            case LikeEvent it -> it.post();
            case CommentWritten it -> it.post();
            case ReplyWritten it -> it.post();
            case ReplyDeleted it -> it.post();
            case CommentDeleted it -> it.post();
            default -> throw notHandled(event);
        };
    }

    private static Counts more(Counts counts, long views, long likes, long comments) {
        return new Counts(counts.views() + views, counts.likes() + likes, counts.comments() + comments);
    }

    private static IllegalArgumentException notHandled(Object event) {
        return new IllegalArgumentException("not handled: " + event.getClass());
    }

    @Override
    public Document write(Counts counts) {
        return new Document("views", counts.views())
                .append("likes", counts.likes())
                .append("comments", counts.comments());
    }

    @Override
    public Counts read(Document stored) {
        return new Counts(stored.getLong("views"), stored.getLong("likes"), stored.getLong("comments"));
    }
}
