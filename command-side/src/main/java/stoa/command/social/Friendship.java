package stoa.command.social;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.FriendshipId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Rejection;
import stoa.api.social.FriendStream;
import stoa.api.social.SocialError;
import stoa.api.social.command.BefriendAccount;
import stoa.api.social.command.UnfriendAccount;
import stoa.api.social.event.Befriended;
import stoa.api.social.event.Unfriended;

/**
 * Protects that two accounts are friends at most once at a time, whoever of them wanted it, and that a friendship ends
 * once. Each has an id of its own, greater than those before, so that lists can be in order of it.
 */
@Revision("1")
class Friendship {

    private String stream;

    /** The friendship that lasts; null for none. */
    private FriendshipId lasting;

    private Instant since;
    private long lastId;

    Friendship() {}

    Friendship(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    void begin(BefriendAccount command, PublicIds ids, Clock clock) {
        if (lasting != null) {
            throw new Rejection(
                    SocialError.ALREADY_FRIENDS, command.account() + " and " + command.friend() + " are friends");
        }
        apply(new Befriended(
                new FriendshipId(ids.nextAfter(lastId)), command.account(), command.friend(), clock.instant()));
    }

    void end(UnfriendAccount command, Clock clock) {
        if (lasting == null) {
            throw new Rejection(
                    SocialError.NOT_FRIENDS, command.account() + " and " + command.friend() + " are no friends");
        }
        apply(new Unfriended(lasting, command.account(), command.friend(), since, clock.instant()));
    }

    @EventSourcingHandler
    void on(Befriended event) {
        stream = FriendStream.of(event.account(), event.friend());
        lasting = event.friendship();
        since = event.befriendedAt();
        lastId = lasting.value();
    }

    @EventSourcingHandler
    void on(Unfriended event) {
        lasting = null;
        since = null;
    }
}
