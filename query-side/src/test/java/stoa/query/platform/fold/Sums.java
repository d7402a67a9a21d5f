package stoa.query.platform.fold;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import stoa.api.post.event.PostViewed;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** A view that would count an event twice if it were told twice, and fails where a test wants it to. */
final class Sums implements DocumentView<Long> {

    /** As many views at once can not be. */
    static final int POISON = 666;

    @Override
    public ViewName name() {
        return new ViewName("test", "sums", 1);
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
        int views = ((PostViewed) event).views();
        if (views == POISON) {
            throw new IllegalArgumentException("poison");
        }
        return Optional.of(before.orElse(0L) + views);
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
