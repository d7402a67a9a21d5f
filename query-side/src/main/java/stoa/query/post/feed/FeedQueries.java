package stoa.query.post.feed;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.post.query.ListPosts;
import stoa.query.platform.join.Posts;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;

/** Answers pages of all posts, newest first. */
@Component
class FeedQueries {

    private final LiveLists lists;
    private final Posts posts;

    FeedQueries(ViewLists lists, FeedView view, Posts posts) {
        this.lists = lists.of(view);
        this.posts = posts;
    }

    @QueryHandler
    ListPosts.Result handle(ListPosts query) {
        return new ListPosts.Result(posts.of(lists.page(FeedView.ALL, query.page())));
    }
}
