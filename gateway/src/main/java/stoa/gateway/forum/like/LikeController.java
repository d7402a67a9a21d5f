package stoa.gateway.forum.like;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.like.command.LikePost;
import stoa.api.like.command.WithdrawLike;
import stoa.api.like.query.GetLike;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;

/** The caller's own like of a post. */
@Controller
@RequestMapping(ForumFace.PREFIX + "/posts/{id}/likes")
final class LikeController {

    private static final String SUCCESS = "success";

    private final ForumFace face;
    private final Commands commands;
    private final Queries queries;

    LikeController(ForumFace face, Commands commands, Queries queries) {
        this.face = face;
        this.commands = commands;
        this.queries = queries;
    }

    @GetMapping
    ForumReply likes(Caller caller, @PathVariable String id) {
        GetLike query = new GetLike(ForumInput.post(id), caller.account());
        return ForumReply.of(SUCCESS, queries.ask(query, GetLike.Result.class).stands());
    }

    @PostMapping
    ForumReply like(Caller caller, @PathVariable String id) {
        commands.send(face, caller.account(), new LikePost(ForumInput.post(id), caller.account()));
        return ForumReply.done(SUCCESS);
    }

    @DeleteMapping
    ForumReply withdraw(Caller caller, @PathVariable String id) {
        commands.send(face, caller.account(), new WithdrawLike(ForumInput.post(id), caller.account()));
        return ForumReply.done(SUCCESS);
    }
}
