package stoa.gateway.forum.post;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;
import stoa.api.kernel.Page;
import stoa.api.post.query.ListPosts;
import stoa.api.post.query.PostView;

/** One page of posts, in either of their shapes. */
record PostPage<T>(
        List<T> posts, long total, @JsonProperty("hasMore") boolean hasMore) {

    static PostPage<PostDetail> details(Page page, ListPosts.Result result) {
        return of(page, result, view -> PostDetail.of(view, view.counts().views()));
    }

    static PostPage<PostBrief> briefs(Page page, ListPosts.Result result) {
        return of(page, result, PostBrief::of);
    }

    private static <T> PostPage<T> of(Page page, ListPosts.Result result, Function<PostView, T> shape) {
        List<T> items = result.posts().items().stream().map(shape).toList();
        return new PostPage<>(
                items, result.posts().total(), page.hasMore(result.posts().total()));
    }
}
