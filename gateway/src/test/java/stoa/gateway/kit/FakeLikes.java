package stoa.gateway.kit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.queryhandling.QueryHandler;
import stoa.api.kernel.Rejection;
import stoa.api.like.LikeError;
import stoa.api.like.LikeStream;
import stoa.api.like.command.LikePost;
import stoa.api.like.command.WithdrawLike;
import stoa.api.like.query.GetLike;
import stoa.api.post.query.GetPost;

/** Likes of the posts of {@link FakeCore}. */
public final class FakeLikes implements FakeFeature {

    private final Set<String> standing = ConcurrentHashMap.newKeySet();
    private final FakeCore core;

    FakeLikes(FakeCore core) {
        this.core = core;
    }

    @CommandHandler
    CommandResultMessage<?> handle(LikePost command, CommandMessage<?> message) {
        core.requireUp(message);
        core.handle(new GetPost(command.post()));
        if (!standing.add(command.stream())) {
            throw new Rejection(LikeError.ALREADY_LIKED, "liked");
        }
        return core.appended(null, "like.PostLiked");
    }

    @CommandHandler
    CommandResultMessage<?> handle(WithdrawLike command, CommandMessage<?> message) {
        core.requireUp(message);
        core.handle(new GetPost(command.post()));
        if (!standing.remove(command.stream())) {
            throw new Rejection(LikeError.NOT_LIKED, "not liked");
        }
        return core.appended(null, "like.LikeWithdrawn");
    }

    @QueryHandler
    GetLike.Result handle(GetLike query) {
        core.handle(new GetPost(query.post()));
        return new GetLike.Result(standing.contains(LikeStream.of(query.post(), query.by())));
    }
}
