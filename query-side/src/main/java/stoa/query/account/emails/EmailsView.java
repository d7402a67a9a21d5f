package stoa.query.account.emails;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.account.event.EmailClaimEvent;
import stoa.api.account.event.EmailClaimed;
import stoa.api.account.event.EmailReleased;
import stoa.api.kernel.AccountId;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** The account that holds each e-mail, by the key under which the ledger knows the e-mail. */
@Component
class EmailsView implements DocumentView<AccountId> {

    private static final ViewName NAME = new ViewName("account", "emails", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(EmailClaimed.class, EmailReleased.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(((EmailClaimEvent) event).key());
    }

    @Override
    public Optional<AccountId> fold(String key, Optional<AccountId> before, Object event) {
        return event instanceof EmailClaimed claimed ? Optional.of(claimed.account()) : Optional.empty();
    }

    @Override
    public Document write(AccountId holder) {
        return new Document("account", holder.value());
    }

    @Override
    public AccountId read(Document stored) {
        return new AccountId(stored.getLong("account"));
    }
}
