package stoa.command.account;

import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import stoa.api.account.AccountError;
import stoa.api.account.command.EditProfile;
import stoa.api.account.command.EraseAccount;
import stoa.api.account.command.OpenGuest;
import stoa.api.account.command.RegisterAccount;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.command.platform.Streams;

/** Decides what concerns an account and its claims together; whatever follows is one append. */
final class Registration {

    private final Streams<Account> accounts;
    private final Claims claims;
    private final ErasureSettings erasures;

    Registration(Streams<Account> accounts, Claims claims, ErasureSettings erasures) {
        this.accounts = accounts;
        this.claims = claims;
        this.erasures = erasures;
    }

    /** Sent again, as after an outcome that stayed unknown, it finds the name held by the same account: success. */
    @CommandHandler
    void register(RegisterAccount command, Clock clock) {
        ReservedNames.requireFree(command.name(), command.role());
        if (!claims.holdsName(command.account(), command.name())) {
            accounts.at(command.account().stream()).execute(account -> account.register(command, claims, clock));
        }
    }

    /** Sent again it finds the account open, whatever name it got then. */
    @CommandHandler
    void openGuest(OpenGuest command, Clock clock) {
        Aggregate<Account> guest = accounts.at(command.account().stream());
        if (guest.invoke(Account::isOpen)) {
            return;
        }
        ReservedNames.requireFree(command.name(), Role.GUEST);
        String name = GuestNames.of(command)
                .filter(claims::isFree)
                .findFirst()
                .orElseThrow(() -> new Rejection(AccountError.NAME_OR_EMAIL_TAKEN, "so are its variants"));
        RegisterAccount registering = new RegisterAccount(command.account(), name, "", Role.GUEST);
        guest.execute(account -> account.register(registering, claims, clock));
    }

    @CommandHandler
    Instant erase(EraseAccount command, Clock clock) {
        return accounts.at(command.account().stream())
                .invoke(account -> account.erase(command, claims, erasures, clock));
    }

    @CommandHandler
    void edit(EditProfile command, Clock clock) {
        accounts.at(command.account().stream()).execute(account -> account.edit(command, claims, clock));
    }
}
