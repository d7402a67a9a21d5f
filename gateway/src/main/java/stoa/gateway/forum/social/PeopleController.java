package stoa.gateway.forum.social;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.query.Person;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.social.query.ListFollowees;
import stoa.api.social.query.ListFollowers;
import stoa.api.social.query.ListMostFollowed;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.forum.platform.UserBrief;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;

/** Lists of people: the caller's followers and followees, and whom most people follow, which is for everybody. */
@Controller
@RequestMapping(ForumFace.PREFIX + "/users")
final class PeopleController {

    private static final int PAGE_SIZE = 10;

    private final Queries queries;

    PeopleController(Queries queries) {
        this.queries = queries;
    }

    record Followers(
            List<UserBrief> followers,
            long total,
            @JsonProperty("hasMore") boolean hasMore) {}

    record Followees(
            List<UserBrief> followees,
            long total,
            @JsonProperty("hasMore") boolean hasMore) {}

    /** A person of the home page's card; the document is silent about it, its client is not. */
    record UserTop(String id, String name, String bio, String avatar, long score) {

        static UserTop of(ListMostFollowed.MostFollowed account) {
            Person person = account.person();
            return new UserTop(
                    person.id().toString(), person.name(), account.bio(), person.avatar(), account.followers());
        }
    }

    @GetMapping("/me/followers")
    ForumReply followers(Caller caller, HttpServletRequest request) {
        Page page = ForumInput.page(request, PAGE_SIZE);
        PageOf<UserBrief> found = queries.ask(new ListFollowers(caller.account(), page), ListFollowers.Result.class)
                .followers()
                .map(UserBrief::of);
        return ForumReply.of("获取粉丝列表成功", new Followers(found.items(), found.total(), page.hasMore(found.total())));
    }

    @GetMapping("/me/followees")
    ForumReply followees(Caller caller, HttpServletRequest request) {
        Page page = ForumInput.page(request, PAGE_SIZE);
        PageOf<UserBrief> found = queries.ask(new ListFollowees(caller.account(), page), ListFollowees.Result.class)
                .followees()
                .map(UserBrief::of);
        return ForumReply.of("获取关注列表成功", new Followees(found.items(), found.total(), page.hasMore(found.total())));
    }

    @GetMapping("/top")
    ForumReply mostFollowed() {
        ListMostFollowed.Result top = queries.ask(new ListMostFollowed(), ListMostFollowed.Result.class);
        return ForumReply.of(
                "获取热门用户榜单成功", top.accounts().stream().map(UserTop::of).toList());
    }
}
