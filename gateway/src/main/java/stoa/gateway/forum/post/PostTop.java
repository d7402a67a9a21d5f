package stoa.gateway.forum.post;

import stoa.api.post.query.ListHotPosts;

/** A post in the list of what is read now. */
record PostTop(String id, String title, long score) {

    static PostTop of(ListHotPosts.HotPost post) {
        return new PostTop(post.id().toString(), post.title(), post.score());
    }
}
