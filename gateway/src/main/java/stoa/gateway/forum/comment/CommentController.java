package stoa.gateway.forum.comment;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.comment.command.DeleteComment;
import stoa.api.comment.command.WriteComment;
import stoa.api.comment.command.Written;
import stoa.api.comment.query.CommentView;
import stoa.api.comment.query.ListComments;
import stoa.api.comment.query.ListReplies;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.Content;
import stoa.api.kernel.Page;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.forum.platform.ForumId;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;

/** Reading, writing and deleting what is said about a post. */
@Controller
@RequestMapping(ForumFace.PREFIX + "/posts/{id}/comments")
final class CommentController {

    private static final int PAGE_SIZE = 10;
    private static final int REPLIES_SIZE = 3;

    private final ForumFace face;
    private final Commands commands;
    private final Queries queries;

    CommentController(ForumFace face, Commands commands, Queries queries) {
        this.face = face;
        this.commands = commands;
        this.queries = queries;
    }

    record CommentRequest(
            @JsonProperty("parent_id") ForumId parentId,
            @JsonProperty("reply_id") ForumId replyId,
            String content) {

        WriteComment write(String post, AccountId author) {
            // The whole body is judged before the post's existence is, and an id of zero or less is an unknown post.
            Content.require(ForumInput.required("content", content));
            return new WriteComment(ForumInput.post(post), author, comment(parentId), comment(replyId), content);
        }

        private static Optional<CommentId> comment(ForumId id) {
            OptionalLong said = ForumId.said(id);
            return said.isPresent() ? Optional.of(new CommentId(said.getAsLong())) : Optional.empty();
        }
    }

    @GetMapping
    ForumReply list(@PathVariable String id, HttpServletRequest request) {
        Page page = ForumInput.page(request, PAGE_SIZE);
        return page("获取评论列表成功", page, new ListComments(ForumInput.post(id), page));
    }

    @GetMapping("/{cid}")
    ForumReply replies(@PathVariable String id, @PathVariable String cid, HttpServletRequest request) {
        Page page = ForumInput.page(request, REPLIES_SIZE);
        return page("获取评论回复列表成功", page, new ListReplies(ForumInput.post(id), ForumInput.comment(cid), page));
    }

    @PostMapping
    ForumReply write(Caller caller, @PathVariable String id, @JsonBody CommentRequest body) {
        WriteComment command = body.write(id, caller.account());
        Written written = commands.send(face, caller.account(), command, Written.class);
        return ForumReply.of("评论成功", CommentDetail.of(view(command, written)));
    }

    @DeleteMapping("/{cid}")
    ForumReply delete(Caller caller, @PathVariable String id, @PathVariable String cid) {
        PostId post = ForumInput.postOfComment(id);
        commands.send(face, caller.account(), new DeleteComment(post, ForumInput.comment(cid), caller.account()));
        return ForumReply.done("评论删除成功");
    }

    private ForumReply page(String msg, Page page, Object query) {
        return ForumReply.of(msg, CommentPage.of(page, queries.ask(query, ListComments.Result.class)));
    }

    private CommentView view(WriteComment command, Written written) {
        return new CommentView(
                written.comment(),
                command.post(),
                written.replyTo(),
                author(command.author()),
                command.content(),
                written.writtenAt());
    }

    /** The author as readers see them, or without a name if the view is late. */
    private Person author(AccountId account) {
        try {
            return queries.ask(new GetProfile(account), GetProfile.Result.class).person();
        } catch (Rejection late) {
            return Person.unknown(account);
        }
    }
}
