package stoa.gateway.operator.audit;

import java.time.Instant;
import java.util.List;
import stoa.api.audit.query.GetPastPost;
import stoa.api.comment.query.CommentView;
import stoa.api.post.query.PostView;

/**
 * A post as it was; people are told by their ids.
 *
 * @param position the last event that counts
 * @param tags as the author wrote them
 */
record PastPostItem(
        long position,
        String id,
        String author,
        String title,
        String content,
        List<String> tags,
        Instant publishedAt,
        long views,
        long likes,
        long comments,
        List<String> likedBy,
        List<DiscussionItem> discussions) {

    record DiscussionItem(CommentItem comment, List<CommentItem> replies) {

        static DiscussionItem of(GetPastPost.Discussion discussion) {
            return new DiscussionItem(
                    CommentItem.of(discussion.comment()),
                    discussion.replies().stream().map(CommentItem::of).toList());
        }
    }

    record CommentItem(String id, String author, String content, Instant writtenAt) {

        static CommentItem of(CommentView comment) {
            return new CommentItem(
                    comment.id().toString(), comment.author().id().toString(), comment.content(), comment.writtenAt());
        }
    }

    static PastPostItem of(GetPastPost.Result past) {
        PostView post = past.post();
        return new PastPostItem(
                past.position(),
                post.id().toString(),
                post.author().id().toString(),
                post.title(),
                post.content(),
                post.tags(),
                post.publishedAt(),
                post.counts().views(),
                post.counts().likes(),
                post.counts().comments(),
                past.likedBy().stream().map(Object::toString).toList(),
                past.discussions().stream().map(DiscussionItem::of).toList());
    }
}
