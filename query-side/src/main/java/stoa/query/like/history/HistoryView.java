package stoa.query.like.history;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.like.event.LikeEvent;
import stoa.api.like.event.LikeWithdrawn;
import stoa.api.like.event.PostLiked;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/** One list for each post that anybody ever liked, by the post's id; it only grows. */
@Component
class HistoryView implements ListView {

    private static final ViewName NAME = new ViewName("like", "history", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(PostLiked.class, LikeWithdrawn.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        LikeEvent like = (LikeEvent) event;
        changes.add(like.post().toString(), Moment.of(like));
    }
}
