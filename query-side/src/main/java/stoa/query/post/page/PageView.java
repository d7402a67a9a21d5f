package stoa.query.post.page;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.post.Tag;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostEdited;
import stoa.api.post.event.PostEvent;
import stoa.api.post.event.PostPublished;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each post that has not been deleted, by its id. */
@Component
class PageView implements DocumentView<StoredPost> {

    private static final ViewName NAME = new ViewName("post", "page", 1);
    private static final int CHARACTERS_PER_WEIGHT = 1_024;

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(PostPublished.class, PostEdited.class, PostDeleted.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(((PostEvent) event).post().toString());
    }

    @Override
    public Optional<StoredPost> fold(String id, Optional<StoredPost> before, Object event) {
        return switch ((PostEvent) event) {
            case PostPublished it ->
                Optional.of(new StoredPost(it.author(), it.title(), it.content(), keys(it.tags()), it.publishedAt()));
            case PostEdited it ->
                before.map(post ->
                        new StoredPost(post.author(), it.title(), it.content(), keys(it.tags()), post.publishedAt()));
            case PostDeleted it -> Optional.empty();
        };
    }

    private static List<String> keys(List<Tag> tags) {
        return tags.stream().map(Tag::key).toList();
    }

    @Override
    public Document write(StoredPost post) {
        return new Document("author", post.author().value())
                .append("title", post.title())
                .append("content", post.content())
                .append("tags", post.tags())
                .append("publishedAt", Date.from(post.publishedAt()));
    }

    @Override
    public StoredPost read(Document stored) {
        return new StoredPost(
                new AccountId(stored.getLong("author")),
                stored.getString("title"),
                stored.getString("content"),
                stored.getList("tags", String.class),
                stored.getDate("publishedAt").toInstant());
    }

    @Override
    public int weight(StoredPost post) {
        return 1 + (post.title().length() + post.content().length()) / CHARACTERS_PER_WEIGHT;
    }
}
