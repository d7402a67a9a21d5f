package stoa.gateway.forum.post;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import stoa.api.post.query.PostView;
import stoa.gateway.forum.platform.ForumTime;
import stoa.gateway.forum.platform.UserBrief;

/** A post in full. */
record PostDetail(
        String id,
        @JsonProperty("view_count") long viewCount,
        @JsonProperty("like_count") long likeCount,
        @JsonProperty("comment_count") long commentCount,
        String title,
        String content,
        @JsonProperty("created_at") String createdAt,
        UserBrief author,
        List<String> tags) {

    static PostDetail of(PostView post, long views) {
        return new PostDetail(
                post.id().toString(),
                views,
                post.counts().likes(),
                post.counts().comments(),
                post.title(),
                post.content(),
                ForumTime.of(post.publishedAt()),
                UserBrief.of(post.author()),
                post.tags());
    }
}
