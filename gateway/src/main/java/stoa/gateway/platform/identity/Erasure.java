package stoa.gateway.platform.identity;

import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.account.ErasureReason;
import stoa.api.account.command.EraseAccount;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.access.Caller;
import stoa.vault.Credentials;
import stoa.vault.Erasures;

/** Erases a person for good: at their own wish, which takes their password, or by an operator. */
@Component
public final class Erasure {

    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private final Passwords passwords;
    private final Credentials credentials;
    private final Guesses guesses;
    private final Commands commands;
    private final Erasures erasures;

    Erasure(Passwords passwords, Credentials credentials, Guesses guesses, Commands commands, Erasures erasures) {
        this.passwords = passwords;
        this.credentials = credentials;
        this.guesses = guesses;
        this.commands = commands;
        this.erasures = erasures;
    }

    /** Erases whoever calls, if the password is theirs: a stolen token is not enough. */
    public void ofCaller(Face face, Caller caller, String password, String address) {
        Optional<String> hash = credentials.find(caller.account());
        String whose = "account " + caller.account();
        if (!guesses.isRight(whose, address, admission -> passwords.matches(password, hash, admission))) {
            throw new Rejection(AccountError.WRONG_CREDENTIALS, "nobody erased");
        }
        erase(face, caller.account(), new EraseAccount(caller.account(), ErasureReason.OWN_WISH));
    }

    /** Erases somebody else, for a reason. */
    public void byOperator(Face face, Caller operator, AccountId account, ErasureReason reason) {
        erase(face, operator.account(), new EraseAccount(account, reason));
    }

    /** Erases a guest who has not been back for a long time. */
    void ofGuest(AccountId account) {
        EraseAccount command = new EraseAccount(account, ErasureReason.GUEST_GONE);
        complete(command, commands.sendAsSystemSeen(command, Instant.class));
    }

    private void erase(Face face, AccountId actor, EraseAccount command) {
        complete(command, commands.send(face, actor, command, Instant.class));
    }

    private void complete(EraseAccount command, Instant at) {
        try {
            // Whoever reacts to the event does the same; this only spares the caller from being answered before it.
            erasures.complete(new Erasures.Erasure(command.account(), command.reason(), at));
        } catch (RuntimeException later) {
            LOG.warn("What the vault holds of account {} goes later: {}", command.account(), later.toString());
        }
    }
}
