package stoa.gateway.forum.post;

import com.fasterxml.jackson.annotation.JsonProperty;
import stoa.api.post.query.PostView;
import stoa.gateway.forum.platform.ForumTime;
import stoa.gateway.forum.platform.UserBrief;

/** A post in its author's list. */
record PostBrief(
        String id, String title, @JsonProperty("created_at") String createdAt, UserBrief author) {

    static PostBrief of(PostView post) {
        return new PostBrief(
                post.id().toString(), post.title(), ForumTime.of(post.publishedAt()), UserBrief.of(post.author()));
    }
}
