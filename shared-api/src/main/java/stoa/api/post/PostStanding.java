package stoa.api.post;

import java.time.Instant;
import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostEdited;
import stoa.api.post.event.PostEvent;
import stoa.api.post.event.PostPublished;

/** What a decision about something else may know of a post, folded from the post's stream. */
public record PostStanding(Optional<There> post) {

    /** Of a stream without events: there is no such post. */
    public static final PostStanding NONE = new PostStanding(Optional.empty());

    /** A post that is there. */
    public record There(AccountId author, Instant publishedAt) {}

    /** The standing after one more event of the post's stream. */
    public PostStanding after(PostEvent event) {
        return switch (event) {
            case PostPublished it -> new PostStanding(Optional.of(new There(it.author(), it.publishedAt())));
            case PostEdited _ -> this;
            case PostDeleted _ -> NONE;
        };
    }

    /** The post, or {@link PostError#POST_NOT_FOUND} where there was none or it was deleted. */
    public There requireThere() {
        return post.orElseThrow(() -> new Rejection(PostError.POST_NOT_FOUND, "no such post, or it was deleted"));
    }
}
