package stoa.command.account;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.event.AccountErased;
import stoa.vault.Erasures;

/**
 * Promises that what the vault holds of an erased person goes, whatever dies in between: it is done again from the last
 * event that was done with, and doing it again changes nothing.
 */
@Component
@ProcessingGroup(ErasedPeople.GROUP)
class ErasedPeople {

    static final String GROUP = "account-erased";

    private final Erasures erasures;

    ErasedPeople(Erasures erasures) {
        this.erasures = erasures;
    }

    @EventHandler
    void on(AccountErased event) {
        erasures.complete(new Erasures.Erasure(event.account(), event.reason(), event.erasedAt()));
    }
}
