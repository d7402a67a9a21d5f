package stoa.query.post.tally;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
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
        return Set.of(PostViewed.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(((PostViewed) event).post().toString());
    }

    @Override
    public Optional<Counts> fold(String id, Optional<Counts> before, Object event) {
        Counts counts = before.orElse(NONE);
        int views = ((PostViewed) event).views();
        return Optional.of(new Counts(counts.views() + views, counts.likes(), counts.comments()));
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
