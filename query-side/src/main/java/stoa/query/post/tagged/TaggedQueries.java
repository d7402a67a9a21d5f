package stoa.query.post.tagged;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.post.query.ListPosts;
import stoa.api.post.query.ListPostsByTag;
import stoa.query.platform.join.Posts;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;

/** Answers pages of the posts under a tag, newest first; an unknown tag has none. */
@Component
class TaggedQueries {

    private final LiveLists lists;
    private final Posts posts;

    TaggedQueries(ViewLists lists, TaggedView view, Posts posts) {
        this.lists = lists.of(view);
        this.posts = posts;
    }

    @QueryHandler
    ListPosts.Result handle(ListPostsByTag query) {
        return new ListPosts.Result(posts.of(lists.page(query.tag().key(), query.page())));
    }
}
