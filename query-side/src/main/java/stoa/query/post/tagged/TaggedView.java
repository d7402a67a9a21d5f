package stoa.query.post.tagged;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.kernel.PostId;
import stoa.api.post.Tag;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostEdited;
import stoa.api.post.event.PostEvent;
import stoa.api.post.event.PostPublished;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/** One list for each tag, by its key, in order of post ids. */
@Component
class TaggedView implements ListView {

    private static final ViewName NAME = new ViewName("post", "tagged", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(PostPublished.class, PostEdited.class, PostDeleted.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        switch ((PostEvent) event) {
            case PostPublished it -> add(it.post(), it.tags(), changes);
            case PostEdited it -> {
                remove(it.post(), it.untagged(), changes);
                add(it.post(), it.tags(), changes);
            }
            case PostDeleted it -> remove(it.post(), it.tags(), changes);
        }
    }

    private static void add(PostId post, List<Tag> tags, ListChanges changes) {
        tags.forEach(tag -> changes.add(tag.key(), Entry.of(post.value())));
    }

    private static void remove(PostId post, List<Tag> tags, ListChanges changes) {
        tags.forEach(tag -> changes.remove(tag.key(), Entry.of(post.value())));
    }
}
