package stoa.api.post.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PostId;

@Revision("1")
@Meaning("A post was read this many more times.")
public record PostViewed(PostId post, int views, Instant countedAt) implements PostViewsEvent {}
