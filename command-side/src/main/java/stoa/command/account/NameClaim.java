package stoa.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.account.AccountError;
import stoa.api.account.event.NameClaimed;
import stoa.api.account.event.NameReleased;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;

/** Protects that a name has at most one holder. Its stream is named by a keyed hash, which does not tell it. */
@Revision("1")
class NameClaim {

    private String stream;

    private AccountId holder;

    NameClaim() {}

    NameClaim(String stream) {
        this.stream = stream;
    }

    static String streamOf(String key) {
        return "name:" + key;
    }

    boolean isFree() {
        return holder == null;
    }

    boolean isHeldBy(AccountId account) {
        return account.equals(holder);
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    void claim(String key, AccountId account) {
        if (holder != null) {
            throw new Rejection(AccountError.NAME_OR_EMAIL_TAKEN, "the name is held by account " + holder);
        }
        apply(new NameClaimed(key, account));
    }

    void release(String key, AccountId account) {
        if (account.equals(holder)) {
            apply(new NameReleased(key, account));
        }
    }

    @EventSourcingHandler
    void on(NameClaimed event) {
        stream = streamOf(event.key());
        holder = event.account();
    }

    @EventSourcingHandler
    void on(NameReleased event) {
        holder = null;
    }
}
