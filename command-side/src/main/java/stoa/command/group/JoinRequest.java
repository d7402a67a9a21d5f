package stoa.command.group;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.group.GroupError;
import stoa.api.group.command.RefuseJoin;
import stoa.api.group.event.JoinGranted;
import stoa.api.group.event.JoinRefused;
import stoa.api.group.event.JoinRequested;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Rejection;

/** Protects that one person waits at one group's door once, and is answered once. */
@Revision("1")
class JoinRequest {

    private String stream;

    /** Null while nobody waits. */
    private Instant since;

    JoinRequest() {}

    JoinRequest(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    /** Since when they wait, which is from now on unless they did already. */
    Instant ask(GroupId group, AccountId account, Instant now) {
        if (since == null) {
            apply(new JoinRequested(group, account, now));
        }
        return since;
    }

    void requireWaiting() {
        if (since == null) {
            throw new Rejection(GroupError.JOIN_REQUEST_NOT_FOUND, "nobody waits in " + stream);
        }
    }

    /** They are in, on whatever way: if they waited, they do no more. */
    void settle(Entry entry) {
        Optional.ofNullable(since)
                .ifPresent(waited ->
                        apply(new JoinGranted(entry.group(), entry.account(), entry.by(), waited, entry.at())));
    }

    void refuse(RefuseJoin command, Instant now) {
        requireWaiting();
        apply(new JoinRefused(command.group(), command.account(), command.admin(), since, now));
    }

    @EventSourcingHandler
    void on(JoinRequested event) {
        stream = event.group().joinStream(event.account());
        since = event.requestedAt();
    }

    @EventSourcingHandler
    void on(JoinGranted event) {
        since = null;
    }

    @EventSourcingHandler
    void on(JoinRefused event) {
        since = null;
    }
}
