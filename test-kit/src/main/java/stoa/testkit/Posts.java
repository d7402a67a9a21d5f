package stoa.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.post.Tag;
import stoa.api.post.command.DeletePost;
import stoa.api.post.command.EditPost;
import stoa.api.post.command.PublishPost;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostEdited;
import stoa.api.post.event.PostPublished;

/** Builds commands and events about posts by naming only what matters; the rest is something plausible. */
public final class Posts {

    static final AccountId AUTHOR = new AccountId(7);

    private PostId post = new PostId(CountedIds.FIRST);
    private AccountId author = AUTHOR;
    private String title = "A title";
    private String content = "Some content.";
    private Optional<List<Tag>> tags = Optional.empty();
    private List<Tag> untagged = List.of();
    private Instant at = DecisionFixture.NOW;

    private Posts() {}

    public static Posts post() {
        return new Posts();
    }

    public static Posts post(long id) {
        return new Posts().id(new PostId(id));
    }

    public Posts id(PostId id) {
        post = id;
        return this;
    }

    /** Who publishes, edits or deletes. */
    public Posts by(AccountId account) {
        author = account;
        return this;
    }

    public Posts title(String text) {
        title = text;
        return this;
    }

    public Posts content(String text) {
        content = text;
        return this;
    }

    /** Tags by name; to call it without any says that there are none, not to call it leaves them unsaid. */
    public Posts tags(String... names) {
        tags = Optional.of(Tag.listOf(List.of(names)));
        return this;
    }

    public Posts untagged(String... names) {
        untagged = Tag.listOf(List.of(names));
        return this;
    }

    public Posts at(Instant time) {
        at = time;
        return this;
    }

    public PublishPost publish() {
        return new PublishPost(author, title, content, tags.orElse(List.of()));
    }

    public EditPost edit() {
        return new EditPost(post, author, title, content, tags);
    }

    public DeletePost delete() {
        return new DeletePost(post, author);
    }

    public PostPublished published() {
        return new PostPublished(post, author, title, content, tags.orElse(List.of()), at);
    }

    public PostEdited edited() {
        return new PostEdited(post, author, title, content, tags.orElse(List.of()), untagged, at);
    }

    public PostDeleted deleted() {
        return new PostDeleted(post, author, tags.orElse(List.of()), at);
    }
}
