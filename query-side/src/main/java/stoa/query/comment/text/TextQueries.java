package stoa.query.comment.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.account.query.Person;
import stoa.api.comment.ReplyTo;
import stoa.api.comment.query.CommentView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.PostId;
import stoa.query.platform.join.Comments;
import stoa.query.platform.join.People;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Puts comments together from their text and author: two reads by id, however many comments. */
@Component
class TextQueries implements Comments {

    private final LiveDocuments<StoredComment> comments;
    private final People people;

    TextQueries(ViewReads reads, TextView view, People people) {
        this.comments = reads.documents(view);
        this.people = people;
    }

    @Override
    public boolean has(PostId post, CommentId id) {
        Optional<StoredComment> found =
                comments.find(id.toString()).filter(it -> it.post().equals(post));
        Optional<CommentId> thread = found.flatMap(StoredComment::replyTo).map(ReplyTo::thread);
        return found.isPresent()
                && thread.map(opener -> comments.find(opener.toString()).isPresent())
                        .orElse(true);
    }

    @Override
    public List<CommentView> find(List<CommentId> ids) {
        Map<CommentId, StoredComment> found = comments.findAll(ids);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<AccountId, Person> authors = people.find(
                found.values().stream().map(StoredComment::author).distinct().toList());
        List<CommentView> views = new ArrayList<>(found.size());
        for (CommentId id : ids) {
            StoredComment comment = found.get(id);
            if (comment != null) {
                views.add(view(id, comment, authors.get(comment.author())));
            }
        }
        return views;
    }

    private static CommentView view(CommentId id, StoredComment comment, Person author) {
        return new CommentView(id, comment.post(), comment.replyTo(), author, comment.content(), comment.writtenAt());
    }
}
