package stoa.gateway.platform.identity;

import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.account.command.RecordPasswordChange;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.access.Caller;
import stoa.vault.Credentials;
import stoa.vault.Sessions;

/** Gives an account a new password and ends all its sessions but the one that asked. */
@Component
public final class PasswordChange {

    private final Passwords passwords;
    private final Credentials credentials;
    private final Guesses guesses;
    private final Commands commands;
    private final Sessions sessions;

    PasswordChange(
            Passwords passwords, Credentials credentials, Guesses guesses, Commands commands, Sessions sessions) {
        this.passwords = passwords;
        this.credentials = credentials;
        this.guesses = guesses;
        this.commands = commands;
        this.sessions = sessions;
    }

    /** Replaces the old password, if it is the right one. */
    public void change(Face face, Caller caller, String oldPassword, String newPassword, String address) {
        Optional<String> oldHash = credentials.find(caller.account());
        // Somebody with a stolen token must not be able to guess here what they can not guess at the login.
        String whose = "account " + caller.account();
        if (!guesses.isRight(whose, address, admission -> passwords.matches(oldPassword, oldHash, admission))) {
            throw new Rejection(AccountError.WRONG_OLD_PASSWORD, "password unchanged");
        }
        credentials.store(caller.account(), passwords.hash(newPassword));
        try {
            commands.send(face, caller.account(), new RecordPasswordChange(caller.account()));
        } catch (Rejection refusal) {
            if (refusal.code() != KernelError.OUTCOME_UNKNOWN) {
                credentials.store(caller.account(), oldHash.orElseThrow());
            }
            throw refusal;
        }
        sessions.endOthers(caller.account(), caller.session());
    }
}
