package stoa.gateway.platform.identity;

import org.springframework.stereotype.Component;
import stoa.api.account.command.DisableAccount;
import stoa.api.account.command.EnableAccount;
import stoa.api.kernel.AccountId;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.access.Caller;
import stoa.vault.Sessions;

/** Shuts people out, and lets them in again. */
@Component
public final class ShuttingOut {

    private final Commands commands;
    private final Sessions sessions;

    ShuttingOut(Commands commands, Sessions sessions) {
        this.commands = commands;
        this.sessions = sessions;
    }

    /** By the time this returns, they are logged out everywhere. Whoever reacts to the event does the same. */
    public void shutOut(Face face, Caller operator, AccountId account) {
        commands.send(face, operator.account(), new DisableAccount(account));
        sessions.endAll(account);
    }

    /** They may log in again; what they were logged in to is over. */
    public void letIn(Face face, Caller operator, AccountId account) {
        commands.send(face, operator.account(), new EnableAccount(account));
    }
}
