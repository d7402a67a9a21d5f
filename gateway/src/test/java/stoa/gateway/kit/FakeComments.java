package stoa.gateway.kit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.queryhandling.QueryHandler;
import stoa.api.comment.ReplyTo;
import stoa.api.comment.command.DeleteComment;
import stoa.api.comment.command.WriteComment;
import stoa.api.comment.command.Written;
import stoa.api.comment.query.ListComments;
import stoa.api.comment.query.ListReplies;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.PageOf;

/** Takes every comment and lists none: what counts here is what the gateway says and asks. */
public final class FakeComments implements FakeFeature {

    public static final Instant WRITTEN_AT = Instant.parse("2024-01-02T15:04:05Z");

    private final AtomicLong ids = new AtomicLong(3_001);
    private final FakeCore core;

    /** The last command or query about comments. */
    public volatile Object heard;

    FakeComments(FakeCore core) {
        this.core = core;
    }

    @CommandHandler
    CommandResultMessage<?> handle(WriteComment command, CommandMessage<?> message) {
        core.requireUp(message);
        heard = command;
        Optional<ReplyTo> place = command.parent()
                .map(parent -> new ReplyTo(parent, command.answered().orElse(parent)));
        return core.appended(
                new Written(new CommentId(ids.getAndIncrement()), place, WRITTEN_AT), "comment.CommentWritten");
    }

    @CommandHandler
    CommandResultMessage<?> handle(DeleteComment command, CommandMessage<?> message) {
        core.requireUp(message);
        heard = command;
        return core.appended(null, "comment.CommentDeleted");
    }

    @QueryHandler
    ListComments.Result handle(ListComments query) {
        heard = query;
        return new ListComments.Result(new PageOf<>(List.of(), 0));
    }

    @QueryHandler
    ListComments.Result handle(ListReplies query) {
        heard = query;
        return new ListComments.Result(new PageOf<>(List.of(), 0));
    }
}
