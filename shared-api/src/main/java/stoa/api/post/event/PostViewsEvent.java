package stoa.api.post.event;

import stoa.api.kernel.StreamNamed;

/** Counted readings of posts, each count in a stream {@code views:<post>:<count id>} of its own. */
@StreamNamed("views:<post>:<count id>")
public sealed interface PostViewsEvent permits PostViewed {}
