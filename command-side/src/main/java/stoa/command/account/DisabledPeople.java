package stoa.command.account;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.event.AccountDisabled;
import stoa.vault.Sessions;

/** Promises that whoever is shut out is logged out everywhere, whatever dies in between. */
@Component
@ProcessingGroup(DisabledPeople.GROUP)
class DisabledPeople {

    static final String GROUP = "account-disabled";

    private final Sessions sessions;

    DisabledPeople(Sessions sessions) {
        this.sessions = sessions;
    }

    @EventHandler
    void on(AccountDisabled event) {
        sessions.endAll(event.account());
    }
}
