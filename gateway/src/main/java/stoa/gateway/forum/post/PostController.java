package stoa.gateway.forum.post;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Page;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.post.Tag;
import stoa.api.post.query.GetPost;
import stoa.api.post.query.ListHotPosts;
import stoa.api.post.query.ListPosts;
import stoa.api.post.query.ListPostsByAuthor;
import stoa.api.post.query.ListPostsByTag;
import stoa.api.post.query.PostView;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.platform.Queries;

/** Reading posts: public, so no token is looked at. */
@Controller
@RequestMapping(ForumFace.PREFIX)
final class PostController {

    private static final int PAGE_SIZE = 10;

    private final Queries queries;
    private final ViewCounter views;

    PostController(Queries queries, ViewCounter views) {
        this.queries = queries;
        this.views = views;
    }

    @GetMapping("/posts")
    ForumReply list(HttpServletRequest request) {
        Page page = ForumInput.page(request, PAGE_SIZE);
        return ForumReply.of("获取帖子列表成功", PostPage.details(page, posts(new ListPosts(page))));
    }

    @GetMapping("/posts/tags")
    ForumReply listByTag(HttpServletRequest request) {
        Page page = ForumInput.page(request, PAGE_SIZE);
        Tag tag = Tag.named(ForumInput.required("tag", request.getParameter("tag")));
        if (tag.key().isEmpty()) {
            throw new Rejection(KernelError.INVALID, "tag is required");
        }
        return ForumReply.of("获取帖子列表成功", PostPage.details(page, posts(new ListPostsByTag(tag, page))));
    }

    @GetMapping("/posts/top")
    ForumReply hot() {
        ListHotPosts.Result hot = queries.ask(new ListHotPosts(), ListHotPosts.Result.class);
        return ForumReply.of("获取热门帖子榜单成功", hot.posts().stream().map(PostTop::of).toList());
    }

    @GetMapping("/posts/{id}")
    ForumReply read(@PathVariable String id) {
        PostId post = ForumInput.post(id);
        PostView view = queries.ask(new GetPost(post), PostView.class);
        return ForumReply.of(
                "获取帖子详情成功", PostDetail.of(view, views.count(post, view.counts().views())));
    }

    @GetMapping("/users/{id}/posts")
    ForumReply listByAuthor(@PathVariable String id, HttpServletRequest request) {
        AccountId author = ForumInput.account(id);
        Page page = ForumInput.page(request, PAGE_SIZE);
        return ForumReply.of("获取帖子列表成功", PostPage.briefs(page, posts(new ListPostsByAuthor(author, page))));
    }

    private ListPosts.Result posts(Object query) {
        return queries.ask(query, ListPosts.Result.class);
    }
}
