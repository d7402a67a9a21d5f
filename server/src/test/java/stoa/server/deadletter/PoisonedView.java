package stoa.server.deadletter;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import stoa.api.account.event.AccountErased;
import stoa.api.post.event.PostEdited;
import stoa.api.post.event.PostPublished;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** Titles of posts, in a server under test; it can not fold some of them until it is mended. */
public final class PoisonedView implements DocumentView<String> {

    static final String GROUP = "test-titles-v1";

    private static volatile boolean mended;

    static void mend(boolean now) {
        mended = now;
    }

    @Override
    public ViewName name() {
        return new ViewName("test", "titles", 1);
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(PostPublished.class, PostEdited.class, AccountErased.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(
                switch (event) {
                    case PostPublished published -> published.post().toString();
                    case PostEdited edited -> edited.post().toString();
                    default -> ((AccountErased) event).account().toString();
                });
    }

    @Override
    public Optional<String> fold(String id, Optional<String> before, Object event) {
        String title =
                switch (event) {
                    case PostPublished published -> published.title();
                    case PostEdited edited -> edited.title();
                    default -> "poison of an erasure";
                };
        if (title.startsWith("deadly") || (title.startsWith("poison") && !mended)) {
            throw new IllegalArgumentException(title);
        }
        return Optional.of(before.map(titles -> titles + ", " + title).orElse(title));
    }

    @Override
    public Document write(String titles) {
        return new Document("titles", titles);
    }

    @Override
    public String read(Document stored) {
        return stored.getString("titles");
    }
}
