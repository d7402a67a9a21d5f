package stoa.command.post;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Rejection;
import stoa.api.post.PostError;
import stoa.api.post.Tag;
import stoa.api.post.command.DeletePost;
import stoa.api.post.command.EditPost;
import stoa.api.post.command.PublishPost;
import stoa.api.post.command.Published;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostEdited;
import stoa.api.post.event.PostPublished;

/**
 * Protects that only its author changes a post, and that what is deleted stays so. An unknown post meets its command
 * here too, empty as its constructor leaves it, so that unknown and deleted are refused in one place.
 */
@Revision("1")
class Post {

    private PostId id;
    private AccountId author;
    private List<Tag> tags = List.of();
    private boolean deleted;

    @AggregateIdentifier
    String stream() {
        return id == null ? null : id.stream();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Published publish(PublishPost command, PublicIds ids, Clock clock) {
        Published published = new Published(new PostId(ids.next()), clock.instant());
        apply(new PostPublished(
                published.post(),
                command.author(),
                command.title(),
                command.content(),
                command.tags(),
                published.publishedAt()));
        return published;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void edit(EditPost command, Clock clock) {
        requireThere();
        requireAuthor(command.editor());
        List<Tag> now = command.tags().orElse(tags);
        apply(new PostEdited(id, author, command.title(), command.content(), now, tagsMissingIn(now), clock.instant()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void delete(DeletePost command, Clock clock) {
        requireThere();
        requireAuthor(command.by());
        apply(new PostDeleted(id, author, tags, clock.instant()));
    }

    @EventSourcingHandler
    void on(PostPublished event) {
        id = event.post();
        author = event.author();
        tags = event.tags();
    }

    @EventSourcingHandler
    void on(PostEdited event) {
        tags = event.tags();
    }

    @EventSourcingHandler
    void on(PostDeleted event) {
        deleted = true;
    }

    void requireThere() {
        if (id == null || deleted) {
            throw new Rejection(PostError.POST_NOT_FOUND, id == null ? "no such post" : "post " + id + " was deleted");
        }
    }

    private void requireAuthor(AccountId account) {
        if (!author.equals(account)) {
            throw new Rejection(PostError.NOT_THE_AUTHOR, "post " + id + " is by " + author + ", not by " + account);
        }
    }

    /** By key, since another spelling is the same tag. */
    private List<Tag> tagsMissingIn(List<Tag> now) {
        Set<String> kept = now.stream().map(Tag::key).collect(Collectors.toSet());
        return tags.stream().filter(tag -> !kept.contains(tag.key())).toList();
    }
}
