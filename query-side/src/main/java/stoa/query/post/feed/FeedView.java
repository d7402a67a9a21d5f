package stoa.query.post.feed;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostEvent;
import stoa.api.post.event.PostPublished;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/** One list of all posts that have not been deleted, in order of their ids, which is that of their times. */
@Component
class FeedView implements ListView {

    static final String ALL = "all";

    private static final ViewName NAME = new ViewName("post", "feed", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(PostPublished.class, PostDeleted.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        Entry entry = Entry.of(((PostEvent) event).post().value());
        if (event instanceof PostDeleted) {
            changes.remove(ALL, entry);
        } else {
            changes.add(ALL, entry);
        }
    }
}
