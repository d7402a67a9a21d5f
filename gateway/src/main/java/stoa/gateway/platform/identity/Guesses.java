package stoa.gateway.platform.identity;

import java.util.function.BooleanSupplier;
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
     * @throws TooManyAttemptsException if so, before anything is checked
     */
    boolean isRight(String whose, String address, BooleanSupplier check) {
        attempts.blockedFor(whose, address).ifPresent(wait -> {
            throw new TooManyAttemptsException(wait);
        });
        boolean right = check.getAsBoolean();
        if (right) {
            attempts.succeeded(whose, address);
        } else {
            attempts.failed(whose, address);
        }
        return right;
    }
}
