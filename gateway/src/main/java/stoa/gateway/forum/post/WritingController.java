package stoa.gateway.forum.post;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.api.post.PostText;
import stoa.api.post.Tag;
import stoa.api.post.command.DeletePost;
import stoa.api.post.command.EditPost;
import stoa.api.post.command.PublishPost;
import stoa.api.post.command.Published;
import stoa.api.post.query.GetPost;
import stoa.api.post.query.PostView;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;

/** Publishing, editing and deleting posts. */
@Controller
@RequestMapping(ForumFace.PREFIX + "/posts")
final class WritingController {

    private final ForumFace face;
    private final Commands commands;
    private final Queries queries;

    WritingController(ForumFace face, Commands commands, Queries queries) {
        this.face = face;
        this.commands = commands;
        this.queries = queries;
    }

    record PostRequest(String title, String content, List<String> tags) {

        PublishPost publish(AccountId author) {
            return new PublishPost(
                    author, requiredTitle(), requiredContent(), namedTags().orElse(List.of()));
        }

        EditPost edit(String post, AccountId editor) {
            // The whole body is judged before the post's existence is, and an id of zero or less is an unknown post.
            PostText.require(requiredTitle(), requiredContent());
            Optional<List<Tag>> newTags = namedTags();
            return new EditPost(ForumInput.post(post), editor, title, content, newTags);
        }

        private String requiredTitle() {
            return ForumInput.required("title", title);
        }

        private String requiredContent() {
            return ForumInput.required("content", content);
        }

        private Optional<List<Tag>> namedTags() {
            return Optional.ofNullable(tags).map(Tag::listOf);
        }
    }

    @PostMapping
    ForumReply publish(Caller caller, @JsonBody PostRequest body) {
        PublishPost command = body.publish(caller.account());
        Published published = commands.send(face, caller.account(), command, Published.class);
        return ForumReply.of("帖子创建成功", PostDetail.of(created(command, published), 0));
    }

    @PostMapping("/{id}")
    ForumReply edit(Caller caller, @PathVariable String id, @JsonBody PostRequest body) {
        commands.send(face, caller.account(), body.edit(id, caller.account()));
        return ForumReply.done("帖子更新成功");
    }

    @DeleteMapping("/{id}")
    ForumReply delete(Caller caller, @PathVariable String id) {
        commands.send(face, caller.account(), new DeletePost(ForumInput.post(id), caller.account()));
        return ForumReply.done("帖子删除成功");
    }

    /** The post as readers see it, or as it was sent if the views are late. */
    private PostView created(PublishPost command, Published published) {
        try {
            return queries.ask(new GetPost(published.post()), PostView.class);
        } catch (Rejection late) {
            return new PostView(
                    published.post(),
                    Person.unknown(command.author()),
                    command.title(),
                    command.content(),
                    command.tags().stream().map(Tag::name).toList(),
                    published.publishedAt(),
                    new PostView.Counts(0, 0, 0));
        }
    }
}
