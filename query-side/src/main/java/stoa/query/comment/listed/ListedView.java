package stoa.query.comment.listed;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.comment.event.CommentDeleted;
import stoa.api.comment.event.CommentWritten;
import stoa.api.comment.event.ReplyDeleted;
import stoa.api.comment.event.ReplyWritten;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/**
 * One list for each post, of its top-level comments, and one for each of those, of its replies; in order of their ids,
 * which is that of their times. Lists are named as the streams of what the comments stand under, which tells posts from
 * threads. The list of a deleted thread stays as it was: nobody asks for it any more.
 */
@Component
class ListedView implements ListView {

    private static final ViewName NAME = new ViewName("comment", "listed", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(CommentWritten.class, ReplyWritten.class, ReplyDeleted.class, CommentDeleted.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        switch (event) {
            case CommentWritten it ->
                changes.add(it.post().stream(), Entry.of(it.comment().value()));
            case ReplyWritten it ->
                changes.add(it.thread().stream(), Entry.of(it.comment().value()));
            case ReplyDeleted it ->
                changes.remove(it.thread().stream(), Entry.of(it.comment().value()));
            case CommentDeleted it ->
                changes.remove(it.post().stream(), Entry.of(it.comment().value()));
            default -> throw new IllegalArgumentException("not handled: " + event.getClass());
        }
    }
}
