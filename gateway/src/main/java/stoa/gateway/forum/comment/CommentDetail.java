package stoa.gateway.forum.comment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.function.Function;
import stoa.api.comment.ReplyTo;
import stoa.api.comment.query.CommentView;
import stoa.api.kernel.CommentId;
import stoa.gateway.forum.platform.ForumTime;
import stoa.gateway.forum.platform.UserBrief;

/** A comment; one that is no reply has {@code "0"} for both the comments that it would belong to. */
record CommentDetail(
        String id,
        @JsonProperty("post_id") String postId,
        @JsonProperty("parent_id") String parentId,
        @JsonProperty("reply_id") String replyId,
        String content,
        @JsonProperty("created_at") String createdAt,
        UserBrief author) {

    private static final String NONE = "0";

    static CommentDetail of(CommentView comment) {
        return new CommentDetail(
                comment.id().toString(),
                comment.post().toString(),
                id(comment.replyTo(), ReplyTo::thread),
                id(comment.replyTo(), ReplyTo::answered),
                comment.content(),
                ForumTime.of(comment.writtenAt()),
                UserBrief.of(comment.author()));
    }

    private static String id(Optional<ReplyTo> place, Function<ReplyTo, CommentId> which) {
        return place.map(which).map(CommentId::toString).orElse(NONE);
    }
}
