package stoa.api.post.event;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PostId;
import stoa.api.post.Tag;

@Revision("1")
@Meaning("A post's author took it away for good.")
public record PostDeleted(PostId post, AccountId author, List<Tag> tags, Instant deletedAt) implements PostEvent {}
