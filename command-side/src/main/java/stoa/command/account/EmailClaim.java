package stoa.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.account.AccountError;
import stoa.api.account.event.EmailClaimed;
import stoa.api.account.event.EmailReleased;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.vault.ClaimKeys;

/** Protects that an e-mail has at most one holder. Its stream is named by a keyed hash, which does not tell it. */
@Revision("1")
class EmailClaim {

    private String stream;

    private AccountId holder;

    EmailClaim() {}

    EmailClaim(String stream) {
        this.stream = stream;
    }

    static String streamOf(String key) {
        return "email:" + key;
    }

    /** The key of an e-mail; empty for the empty e-mail, which is nobody's. */
    static String keyOf(String email, ClaimKeys keys) {
        return email.isEmpty() ? "" : keys.ofEmail(email);
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    void claim(String key, AccountId account) {
        if (holder != null) {
            throw new Rejection(AccountError.NAME_OR_EMAIL_TAKEN, "the e-mail is held by account " + holder);
        }
        apply(new EmailClaimed(key, account));
    }

    void release(String key, AccountId account) {
        if (account.equals(holder)) {
            apply(new EmailReleased(key, account));
        }
    }

    @EventSourcingHandler
    void on(EmailClaimed event) {
        stream = streamOf(event.key());
        holder = event.account();
    }

    @EventSourcingHandler
    void on(EmailReleased event) {
        holder = null;
    }
}
