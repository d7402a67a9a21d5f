package stoa.query.comment.listed;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.comment.CommentError;
import stoa.api.comment.query.ListComments;
import stoa.api.comment.query.ListReplies;
import stoa.api.kernel.Rejection;
import stoa.query.platform.join.Comments;
import stoa.query.platform.join.Posts;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;

/** Answers pages of a post's top-level comments, newest first, and of a thread's replies, oldest first. */
@Component
class ListedQueries {

    private final LiveLists lists;
    private final Comments comments;
    private final Posts posts;

    ListedQueries(ViewLists lists, ListedView view, Comments comments, Posts posts) {
        this.lists = lists.of(view);
        this.comments = comments;
        this.posts = posts;
    }

    @QueryHandler
    ListComments.Result handle(ListComments query) {
        posts.requireThere(query.post());
        return new ListComments.Result(comments.of(lists.page(query.post().stream(), query.page())));
    }

    @QueryHandler
    ListComments.Result handle(ListReplies query) {
        posts.requireThere(query.post());
        if (!comments.has(query.post(), query.comment())) {
            throw new Rejection(
                    CommentError.COMMENT_NOT_FOUND, "post " + query.post() + " has no comment " + query.comment());
        }
        return new ListComments.Result(comments.of(lists.ascendingPage(query.comment().stream(), query.page())));
    }
}
