package stoa.gateway.platform.identity;

import org.springframework.stereotype.Component;
import stoa.api.account.command.RegisterAccount;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Face;
import stoa.vault.Credentials;

/**
 * Opens accounts. The password is in the vault before the account is in the ledger, so whoever has an account can log
 * in to it, whatever dies in between; a password whose account was refused is forgotten again.
 */
@Component
public final class Registration {

    private final PublicIds ids;
    private final Passwords passwords;
    private final Credentials credentials;
    private final Commands commands;

    Registration(PublicIds ids, Passwords passwords, Credentials credentials, Commands commands) {
        this.ids = ids;
        this.passwords = passwords;
        this.credentials = credentials;
        this.commands = commands;
    }

    /** Opens an account under a name and an e-mail (empty for none) that nobody has. */
    public AccountId register(Face face, String name, String email, String password) {
        return register(face, new NewAccount(name, email, password));
    }

    /** The same with all that can be said at once. */
    public AccountId register(Face face, NewAccount person) {
        String hash = passwords.hash(person.password());
        AccountId account = new AccountId(ids.next());
        credentials.store(account, hash);
        try {
            commands.send(
                    face,
                    account,
                    new RegisterAccount(
                            account, person.name(), person.email(), Role.USER, person.nickname(), person.phone()));
        } catch (Rejection refusal) {
            if (refusal.code() != KernelError.OUTCOME_UNKNOWN) {
                credentials.forget(account);
            }
            throw refusal;
        }
        return account;
    }
}
