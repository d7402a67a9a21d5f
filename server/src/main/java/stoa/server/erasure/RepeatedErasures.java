package stoa.server.erasure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.account.command.EraseAccount;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.Commands;
import stoa.vault.Erasures;
import stoa.vault.Erasures.Erasure;

/**
 * Promises that whoever was erased after a backup is erased again before a server on the restored backup answers
 * anybody. Cut off in between, the next start goes on.
 */
@Component
final class RepeatedErasures implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger("stoa");

    /** After Axon has subscribed the handlers of commands (3 072 before the last), before the web server's ports. */
    private static final int PHASE = Integer.MAX_VALUE - 3_000;

    private final Erasures erasures;
    private final Commands commands;
    private volatile boolean running;

    RepeatedErasures(Erasures erasures, Commands commands) {
        this.erasures = erasures;
        this.commands = commands;
    }

    @Override
    public void start() {
        erasures.toRepeat().forEach(this::repeat);
        running = true;
    }

    private void repeat(Erasure erasure) {
        try {
            commands.sendAsSystemSeen(new EraseAccount(erasure.account(), erasure.reason()));
            LOG.info("Erased account {} again, as before the restore", erasure.account());
        } catch (Rejection refusal) {
            if (refusal.code() != AccountError.ACCOUNT_NOT_FOUND) {
                throw refusal;
            }
            LOG.info("Account {} was erased before the restore and is not in the backup", erasure.account());
        }
        erasures.complete(erasure);
        erasures.repeated(erasure.account());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
