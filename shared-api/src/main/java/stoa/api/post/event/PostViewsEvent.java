package stoa.api.post.event;

/** Counted readings of posts, each count in a stream {@code views:<post>:<count id>} of its own. */
public sealed interface PostViewsEvent permits PostViewed {}
