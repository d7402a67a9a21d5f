package stoa.api.post.query;

import stoa.api.kernel.PostId;

/** One post as a {@link PostView}; refused with {@code POST_NOT_FOUND} if there is none. */
public record GetPost(PostId post) {}
