package stoa.gateway.forum.social;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.social.command.FollowAccount;
import stoa.api.social.command.UnfollowAccount;
import stoa.api.social.query.GetRelation;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;

/** What the caller is to somebody else. */
@Controller
@RequestMapping(ForumFace.PREFIX + "/users/{id}/follow")
final class FollowController {

    /** The document's numbers: what the caller does counts 1, what the other does counts 2, both make 3. */
    private static final int I_FOLLOW = 1;

    private static final int FOLLOWS_ME = 2;

    private final ForumFace face;
    private final Commands commands;
    private final Queries queries;

    FollowController(ForumFace face, Commands commands, Queries queries) {
        this.face = face;
        this.commands = commands;
        this.queries = queries;
    }

    @PostMapping
    ForumReply follow(Caller caller, @PathVariable String id) {
        commands.send(face, caller.account(), new FollowAccount(caller.account(), ForumInput.account(id)));
        return ForumReply.done("关注成功");
    }

    @DeleteMapping
    ForumReply unfollow(Caller caller, @PathVariable String id) {
        commands.send(face, caller.account(), new UnfollowAccount(caller.account(), ForumInput.account(id)));
        return ForumReply.done("取消关注成功");
    }

    @GetMapping
    ForumReply relation(Caller caller, @PathVariable String id) {
        GetRelation query = new GetRelation(caller.account(), ForumInput.account(id));
        return ForumReply.of("获取关注关系成功", number(queries.ask(query, GetRelation.Result.class)));
    }

    private static int number(GetRelation.Result relation) {
        return (relation.follows() ? I_FOLLOW : 0) + (relation.followed() ? FOLLOWS_ME : 0);
    }
}
