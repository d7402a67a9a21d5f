package stoa.query.platform.fold;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import stoa.api.post.event.PostViewed;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.RankedView;
import stoa.query.platform.view.ViewName;

/** Sums in order of their height; it can not fold poison, nor tell of a riddle what it touches, until it is mended. */
final class Mendable implements RankedView<Long> {

    /** A fold fails on it until it is mended, after which it counts as one. */
    static final int POISON = 666;

    /** As poison, and already whom it concerns can not be told. */
    static final int RIDDLE = 777;

    /** No mending helps. */
    static final int DEADLY = 999;

    private final boolean mended;

    Mendable(boolean mended) {
        this.mended = mended;
    }

    @Override
    public ViewName name() {
        return new ViewName("test", "mendable", 1);
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(PostViewed.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        PostViewed viewed = (PostViewed) event;
        if (viewed.views() == RIDDLE && !mended) {
            throw new IllegalArgumentException("riddle");
        }
        return List.of(viewed.post().toString());
    }

    /** Not a mere sum: in another order the outcome is another one. */
    @Override
    public Optional<Long> fold(String id, Optional<Long> before, Object event) {
        int views = ((PostViewed) event).views();
        if (views == DEADLY || (views == POISON && !mended)) {
            throw new IllegalArgumentException("poison");
        }
        return Optional.of(before.orElse(0L) * 10 + (views >= POISON ? 1 : views));
    }

    @Override
    public Optional<Entry> place(String id, Long sum) {
        return Optional.of(new Entry(sum, Long.parseLong(id)));
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
