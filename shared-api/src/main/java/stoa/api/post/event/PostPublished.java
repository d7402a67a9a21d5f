package stoa.api.post.event;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PostId;
import stoa.api.post.Tag;

@Revision("1")
@Meaning("A person published a post.")
public record PostPublished(
        PostId post, AccountId author, String title, String content, List<Tag> tags, Instant publishedAt)
        implements PostEvent {}
