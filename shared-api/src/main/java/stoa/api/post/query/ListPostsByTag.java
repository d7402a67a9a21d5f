package stoa.api.post.query;

import stoa.api.kernel.Page;
import stoa.api.post.Tag;

/** Posts that carry a tag now, newest first, as a {@link ListPosts.Result}; an unknown tag has an empty list. */
public record ListPostsByTag(Tag tag, Page page) {}
