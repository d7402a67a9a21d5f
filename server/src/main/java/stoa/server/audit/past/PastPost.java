package stoa.server.audit.past;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import stoa.api.audit.query.GetPastPost;
import stoa.api.audit.query.GetPastPost.Discussion;
import stoa.api.comment.query.CommentView;
import stoa.api.comment.query.ListComments;
import stoa.api.comment.query.ListReplies;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.PostId;
import stoa.api.like.query.ListLikeHistory;
import stoa.api.like.query.ListLikeHistory.Change;
import stoa.api.post.query.GetPost;
import stoa.api.post.query.PostView;
import stoa.query.platform.past.PastViews;

/** Asks the past for all there was of a post. */
final class PastPost {

    private final PastViews views;
    private final PostId post;

    PastPost(PastViews views, PostId post) {
        this.views = views;
        this.post = post;
    }

    GetPastPost.Result asOf(long position) {
        PostView view = views.ask(new GetPost(post), PostView.class);
        List<Discussion> discussions =
                all(page -> views.ask(new ListComments(post, page), ListComments.Result.class)
                                .comments())
                        .stream()
                        .map(comment -> new Discussion(comment, replies(comment)))
                        .toList();
        return new GetPastPost.Result(position, view, discussions, likedBy());
    }

    private List<CommentView> replies(CommentView comment) {
        return all(page -> views.ask(new ListReplies(post, comment.id(), page), ListComments.Result.class)
                .comments());
    }

    /** What was said last of each person counts. */
    private List<AccountId> likedBy() {
        Set<AccountId> told = new HashSet<>();
        return all(page -> views.ask(new ListLikeHistory(post, page), ListLikeHistory.Result.class)
                        .changes())
                .stream()
                .filter(change -> told.add(change.by()))
                .filter(Change::liked)
                .map(Change::by)
                .toList();
    }

    private static <T> List<T> all(Function<Page, PageOf<T>> pages) {
        List<T> all = new ArrayList<>();
        Page page = new Page(1, Page.MAX_SIZE);
        PageOf<T> found = pages.apply(page);
        all.addAll(found.items());
        while (page.hasMore(found.total())) {
            page = new Page(page.number() + 1, Page.MAX_SIZE);
            found = pages.apply(page);
            all.addAll(found.items());
        }
        return all;
    }
}
