package stoa.command.like;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.Rejection;
import stoa.api.like.LikeError;
import stoa.api.like.command.LikePost;
import stoa.api.like.command.WithdrawLike;
import stoa.api.like.event.LikeWithdrawn;
import stoa.api.like.event.PostLiked;
import stoa.api.post.PostStanding;

/** Protects that a person likes a post once at a time, and that the times of a stream tell its order. */
@Revision("1")
class Like {

    private String stream;
    private boolean stands;
    private Instant likedAt;
    private Instant lastChange = Instant.MIN;

    Like() {}

    Like(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    void give(LikePost command, PostStanding.There post, Clock clock) {
        if (stands) {
            throw new Rejection(LikeError.ALREADY_LIKED, stream + " since " + likedAt);
        }
        apply(new PostLiked(command.post(), command.by(), post.author(), post.publishedAt(), next(clock)));
    }

    void withdraw(WithdrawLike command, PostStanding.There post, Clock clock) {
        if (!stands) {
            throw new Rejection(LikeError.NOT_LIKED, stream);
        }
        apply(new LikeWithdrawn(command.post(), command.by(), post.author(), post.publishedAt(), likedAt, next(clock)));
    }

    /** Now, or just after the last change where this node's clock is behind the one that timed that. */
    private Instant next(Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(lastChange) ? now : lastChange.plus(1, ChronoUnit.MICROS);
    }

    @EventSourcingHandler
    void on(PostLiked event, @SourceId String ofThisLike) {
        stream = ofThisLike;
        stands = true;
        likedAt = event.likedAt();
        lastChange = event.likedAt();
    }

    @EventSourcingHandler
    void on(LikeWithdrawn event) {
        stands = false;
        lastChange = event.withdrawnAt();
    }
}
