package stoa.gateway.platform.identity;

import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import stoa.gateway.platform.http.TooManyAttemptsException;
import stoa.vault.LoginAttempts;

/** Every place where a password can be tried out: failures are counted, and make the next attempt wait. */
@Component
final class Guesses {

    private final LoginAttempts attempts;

    Guesses(LoginAttempts attempts) {
        this.attempts = attempts;
    }

    /**
     * Checks a password unless whoever it belongs to, or the address it comes from, has to wait.
     *
     * @param check runs what it is given when it is this password's turn, and only then compares
     * @throws TooManyAttemptsException if it has to wait, before anything is compared
     */
    boolean isRight(String whose, String address, Predicate<Runnable> check) {
        boolean right = check.test(() -> requireFree(whose, address));
        if (right) {
            attempts.succeeded(whose, address);
        } else {
            attempts.failed(whose, address);
        }
        return right;
    }

    private void requireFree(String whose, String address) {
        attempts.blockedFor(whose, address).ifPresent(wait -> {
            throw new TooManyAttemptsException(wait);
        });
    }
}
