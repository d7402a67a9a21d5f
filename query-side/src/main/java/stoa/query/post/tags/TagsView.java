package stoa.query.post.tags;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.post.Tag;
import stoa.api.post.event.PostEdited;
import stoa.api.post.event.PostPublished;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each tag that was ever used, by its key; never changed after the first. */
@Component
class TagsView implements DocumentView<String> {

    private static final ViewName NAME = new ViewName("post", "tags", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(PostPublished.class, PostEdited.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return tags(event).stream().map(Tag::key).toList();
    }

    @Override
    public Optional<String> fold(String key, Optional<String> before, Object event) {
        return before.or(() -> tags(event).stream()
                .filter(tag -> tag.key().equals(key))
                .map(Tag::name)
                .findFirst());
    }

    private static List<Tag> tags(Object event) {
        return switch (event) {
            case PostPublished it -> it.tags();
            case PostEdited it -> it.tags();
            default -> List.of();
        };
    }

    @Override
    public Document write(String name) {
        return new Document("name", name);
    }

    @Override
    public String read(Document stored) {
        return stored.getString("name");
    }
}
