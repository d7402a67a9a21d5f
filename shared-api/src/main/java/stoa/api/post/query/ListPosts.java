package stoa.api.post.query;

import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;

/** All posts, newest first. */
public record ListPosts(Page page) {
    public record Result(PageOf<PostView> posts) {}
}
