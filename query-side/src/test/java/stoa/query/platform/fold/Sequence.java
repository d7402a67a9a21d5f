package stoa.query.platform.fold;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import stoa.api.post.event.PostViewed;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** Counts events; it can not fold poison until it is mended. */
final class Sequence implements DocumentView<Long> {

    private final boolean mended;

    Sequence(boolean mended) {
        this.mended = mended;
    }

    @Override
    public ViewName name() {
        return new ViewName("test", "sequence", 1);
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
    public Optional<Long> fold(String id, Optional<Long> before, Object event) {
        if (!mended && ((PostViewed) event).views() == Mendable.POISON) {
            throw new IllegalArgumentException("poison");
        }
        return Optional.of(before.orElse(0L) + 1);
    }

    @Override
    public Document write(Long sum) {
        return new Document("sum", sum);
    }

    @Override
    public Long read(Document stored) {
        return stored.getLong("sum");
    }
}
