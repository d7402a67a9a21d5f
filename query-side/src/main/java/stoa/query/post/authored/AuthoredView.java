package stoa.query.post.authored;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostPublished;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/** One list for each author, by the account's id, in order of post ids. */
@Component
class AuthoredView implements ListView {

    private static final ViewName NAME = new ViewName("post", "authored", 1);

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
        if (event instanceof PostPublished it) {
            changes.add(it.author().toString(), Entry.of(it.post().value()));
        } else if (event instanceof PostDeleted it) {
            changes.remove(it.author().toString(), Entry.of(it.post().value()));
        }
    }
}
