package stoa.query.platform.fold;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostViewed;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.RankedView;
import stoa.query.platform.view.ViewName;

/** Posts in order of how often they were viewed: scores that rise and fall, as hot ones' will with likes. */
final class Ranks implements RankedView<Long> {

    @Override
    public ViewName name() {
        return new ViewName("test", "ranks", 1);
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(PostViewed.class, PostDeleted.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return switch (event) {
            case PostViewed it -> List.of(it.post().toString());
            case PostDeleted it -> List.of(it.post().toString());
            default -> List.of();
        };
    }

    @Override
    public Optional<Long> fold(String id, Optional<Long> before, Object event) {
        return event instanceof PostViewed viewed ? Optional.of(before.orElse(0L) + viewed.views()) : Optional.empty();
    }

    @Override
    public Optional<Entry> place(String id, Long views) {
        return Optional.of(new Entry(views, Long.parseLong(id)));
    }

    @Override
    public Document write(Long views) {
        return new Document("views", views);
    }

    @Override
    public Long read(Document stored) {
        return stored.getLong("views");
    }
}
