package stoa.api.post.event;

import stoa.api.kernel.PostId;
import stoa.api.kernel.StreamNamed;

/** What happens to one post, in its stream {@code post:<id>}. */
@StreamNamed("post:<id>")
public sealed interface PostEvent permits PostPublished, PostEdited, PostDeleted {
    PostId post();
}
