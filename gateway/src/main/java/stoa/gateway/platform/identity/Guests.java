package stoa.gateway.platform.identity;

import java.time.Clock;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountLimits;
import stoa.api.account.command.OpenGuest;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Role;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Face;
import stoa.vault.LastActivity;
import stoa.vault.Sessions;

/**
 * Lets people in who have not registered. That a guest is about to come is in the vault before their account is in the
 * ledger, so that every guest's account ends some day, whatever dies in between.
 */
@Component
public final class Guests {

    private final PublicIds ids;
    private final LastActivity activity;
    private final Commands commands;
    private final Login.Doorkeeper door;
    private final Clock clock;

    Guests(PublicIds ids, LastActivity activity, Commands commands, Login.Doorkeeper door, Clock clock) {
        this.ids = ids;
        this.activity = activity;
        this.commands = commands;
        this.door = door;
        this.clock = clock;
    }

    /**
     * Opens a guest's account and its one session; who leaves it can not come back to it.
     *
     * @param name a wish, which gets digits at its end if it is taken; empty or null for a name that is made up
     */
    public Sessions.Opened enter(Face face, String name, String address) {
        AccountId account = new AccountId(ids.next());
        OpenGuest opening = new OpenGuest(account, name == null ? "" : name);
        AccountLimits.requireLength("name", opening.name(), 0, AccountLimits.GUEST_NAME_MAX);
        activity.recordGuest(account, clock.instant());
        commands.send(face, account, opening);
        return door.open(face, account, Role.GUEST, address);
    }
}
