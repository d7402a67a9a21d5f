package stoa.command.social;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.FollowId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Rejection;
import stoa.api.social.FollowStream;
import stoa.api.social.SocialError;
import stoa.api.social.command.FollowAccount;
import stoa.api.social.command.UnfollowAccount;
import stoa.api.social.event.Followed;
import stoa.api.social.event.Unfollowed;

/**
 * Protects that one account follows another at most once at a time, and that a following ends once. Each time it begins
 * it gets a new id, greater than those before, so that lists can be in order of it.
 */
@Revision("3")
class Follow {

    private String stream;

    /** The following that lasts; null for none. */
    private FollowId lasting;

    private Instant since;

    private long lastId;

    Follow() {}

    Follow(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    void begin(FollowAccount command, PublicIds ids, Clock clock) {
        if (lasting != null) {
            throw new Rejection(
                    SocialError.ALREADY_FOLLOWING, command.follower() + " follows " + command.followee() + " already");
        }
        apply(new Followed(
                new FollowId(ids.nextAfter(lastId)), command.follower(), command.followee(), clock.instant()));
    }

    void end(UnfollowAccount command, Clock clock) {
        if (lasting == null) {
            throw new Rejection(
                    SocialError.NOT_FOLLOWING, command.follower() + " does not follow " + command.followee());
        }
        apply(new Unfollowed(lasting, command.follower(), command.followee(), since, clock.instant()));
    }

    @EventSourcingHandler
    void on(Followed event) {
        stream = FollowStream.of(event.follower(), event.followee());
        lasting = event.follow();
        since = event.followedAt();
        lastId = lasting.value();
    }

    @EventSourcingHandler
    void on(Unfollowed event) {
        lasting = null;
        since = null;
    }
}
