package stoa.command.group;

import java.util.Map;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.ErasureReason;
import stoa.api.account.event.AccountErased;
import stoa.vault.DueDates;

/**
 * Notes whose groups are to have another owner, in the transaction that moves the token on. Nothing is done here: that
 * is for {@link Succession}.
 */
@Component
@ProcessingGroup(OwnersGone.GROUP)
class OwnersGone {

    static final String GROUP = "group-owners-gone";

    /** Who left groups behind, by account. */
    static final String ESTATES = "estate";

    private final DueDates dates;

    OwnersGone(DueDates dates) {
        this.dates = dates;
    }

    /** Guests, who come and go in numbers, are in no group. */
    @EventHandler
    void on(AccountErased event) {
        if (event.reason() != ErasureReason.GUEST_GONE) {
            dates.put(ESTATES, Map.of(event.account().toString(), Optional.of(event.erasedAt())));
        }
    }
}
