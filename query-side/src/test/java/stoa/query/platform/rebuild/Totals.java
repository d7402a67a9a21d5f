package stoa.query.platform.rebuild;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import stoa.api.post.event.PostViewed;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** A view that can be told to fail on one event from some time on, as after a careless change of its code. */
final class Totals implements DocumentView<Long> {

    static final int POISON = 666;

    private volatile boolean careless;

    /** From now on the poison can not be folded. */
    void becomeCareless() {
        careless = true;
    }

    void repair() {
        careless = false;
    }

    @Override
    public ViewName name() {
        return new ViewName("test", "totals", 1);
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
        if (careless && views == POISON) {
            throw new IllegalArgumentException("so many at once can not be");
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
