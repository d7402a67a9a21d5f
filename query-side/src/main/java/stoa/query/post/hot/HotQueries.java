package stoa.query.post.hot;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.kernel.Page;
import stoa.api.kernel.PostId;
import stoa.api.post.query.ListHotPosts;
import stoa.api.post.query.ListHotPosts.HotPost;
import stoa.api.post.query.PostView;
import stoa.query.platform.join.Posts;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.RankedView;

/** Answers the ten posts of the highest score; equal scores newest first, as ids grow with time. */
@Component
class HotQueries {

    private static final Page TOP_TEN = new Page(1, 10);

    private final LiveLists lists;
    private final Posts posts;

    HotQueries(ViewLists lists, HotView view, Posts posts) {
        this.lists = lists.of(view);
        this.posts = posts;
    }

    @QueryHandler
    ListHotPosts.Result handle(ListHotPosts query) {
        List<Entry> top = lists.page(RankedView.RANKING, TOP_TEN).items();
        Map<PostId, PostView> found = posts
                .find(top.stream().map(entry -> new PostId(entry.id())).toList())
                .stream()
                .collect(Collectors.toMap(PostView::id, Function.identity()));
        return new ListHotPosts.Result(top.stream()
                .filter(entry -> found.containsKey(new PostId(entry.id())))
                .map(entry -> hot(found.get(new PostId(entry.id())), entry.rank()))
                .toList());
    }

    private static HotPost hot(PostView post, long score) {
        return new HotPost(post.id(), post.title(), score);
    }
}
