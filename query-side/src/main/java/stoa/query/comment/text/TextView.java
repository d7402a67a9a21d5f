package stoa.query.comment.text;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.comment.ReplyTo;
import stoa.api.comment.event.CommentDeleted;
import stoa.api.comment.event.CommentEvent;
import stoa.api.comment.event.CommentWritten;
import stoa.api.comment.event.ReplyDeleted;
import stoa.api.comment.event.ReplyWritten;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.PostId;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/**
 * One document for each comment that has not been deleted by itself, by its id. Those of a deleted thread's replies
 * stay behind, since no event can name them all: nobody comes by them without their thread.
 */
@Component
class TextView implements DocumentView<StoredComment> {

    private static final ViewName NAME = new ViewName("comment", "text", 1);
    private static final int CHARACTERS_PER_WEIGHT = 1_024;

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(CommentWritten.class, ReplyWritten.class, ReplyDeleted.class, CommentDeleted.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(((CommentEvent) event).comment().toString());
    }

    @Override
    public Optional<StoredComment> fold(String id, Optional<StoredComment> before, Object event) {
        return switch (event) {
            case CommentWritten it ->
                Optional.of(new StoredComment(it.post(), Optional.empty(), it.author(), it.content(), it.writtenAt()));
            case ReplyWritten it ->
                Optional.of(new StoredComment(
                        it.post(),
                        Optional.of(new ReplyTo(it.thread(), it.answered())),
                        it.author(),
                        it.content(),
                        it.writtenAt()));
            default -> Optional.empty();
        };
    }

    @Override
    public Document write(StoredComment comment) {
        Document document = new Document("post", comment.post().value())
                .append("author", comment.author().value())
                .append("content", comment.content())
                .append("writtenAt", Date.from(comment.writtenAt()));
        comment.replyTo()
                .ifPresent(place -> document.append("thread", place.thread().value())
                        .append("answered", place.answered().value()));
        return document;
    }

    @Override
    public StoredComment read(Document stored) {
        Instant writtenAt = stored.getDate("writtenAt").toInstant();
        return new StoredComment(
                new PostId(stored.getLong("post")),
                Optional.ofNullable(stored.getLong("thread"))
                        .map(thread -> new ReplyTo(new CommentId(thread), new CommentId(stored.getLong("answered")))),
                new AccountId(stored.getLong("author")),
                stored.getString("content"),
                writtenAt);
    }

    @Override
    public int weight(StoredComment comment) {
        return 1 + comment.content().length() / CHARACTERS_PER_WEIGHT;
    }
}
