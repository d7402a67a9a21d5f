package stoa.api.post.event;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PostId;
import stoa.api.post.Tag;

@Revision("1")
@Meaning("A post's author changed its text or tags: tags are those it has now, untagged those it lost.")
public record PostEdited(
        PostId post,
        AccountId author,
        String title,
        String content,
        List<Tag> tags,
        List<Tag> untagged,
        Instant editedAt)
        implements PostEvent {}
