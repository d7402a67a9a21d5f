package stoa.gateway.platform.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.account.command.RegisterAccount;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.GatewaySettings;
import stoa.vault.Credentials;

/** The first administrator: account 1, {@code admin}. Exists only if a password is configured for it. */
@Component
public final class BootstrapAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(BootstrapAdmin.class);
    private static final AccountId ADMIN = new AccountId(1);
    private static final String NAME = "admin";

    private final GatewaySettings.Admin settings;
    private final Passwords passwords;
    private final Credentials credentials;
    private final Commands commands;

    BootstrapAdmin(GatewaySettings settings, Passwords passwords, Credentials credentials, Commands commands) {
        this.settings = settings.admin();
        this.passwords = passwords;
        this.credentials = credentials;
        this.commands = commands;
    }

    /**
     * Opens the account at each start unless that was done before. Its password is set once: one that was changed
     * since is not set back by a restart.
     */
    @EventListener(ApplicationStartedEvent.class)
    public void ensure() {
        if (settings.password().isEmpty()) {
            return;
        }
        if (credentials.find(ADMIN).isEmpty()) {
            credentials.store(ADMIN, passwords.hash(settings.password()));
        }
        try {
            commands.sendAsSystemSeen(new RegisterAccount(ADMIN, NAME, "", Role.ADMIN));
            LOG.info("Opened the administrator's account, {}", NAME);
        } catch (Rejection refusal) {
            if (refusal.code() != AccountError.NAME_OR_EMAIL_TAKEN) {
                throw refusal;
            }
        }
    }
}
