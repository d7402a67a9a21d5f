package stoa.vault;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Codes of four digits that prove that an e-mail is somebody's. Stored as keyed hashes under the canonical e-mail,
 * never in an event or a log; few tries make up for their being short.
 */
public interface MailCodes {

    /**
     * Has a code mailed, unless one that was is still good or too many were asked for. If mailing fails, nothing is
     * stored, and the failure is thrown on.
     *
     * @param address of the client that asks
     * @param mailing mails the code that it is given, and throws if it can not
     */
    Outcome send(String email, String address, Rules rules, Consumer<String> mailing);

    /** Whether that is the code which was mailed and is still good. A wrong one counts; too many wrong ones void it. */
    boolean isRight(String email, String code, Rules rules);

    /** The code has served its purpose. */
    void consume(String email);

    /**
     * What codes are good for.
     *
     * @param life of a code from its being mailed
     * @param tries so many wrong ones void it
     * @param perEmail so many mails may go to one e-mail in an hour
     * @param perClient so many may be asked for from one client address in an hour
     */
    record Rules(Duration life, int tries, int perEmail, int perClient) {
        public Rules {
            if (!life.isPositive() || tries < 1 || perEmail < 1 || perClient < 1) {
                throw new IllegalArgumentException("limits of mailed codes are positive");
            }
        }
    }

    /** What became of a request for a mail. */
    sealed interface Outcome {

        /** A new code is on its way. */
        record Mailed() implements Outcome {}

        /** The one that was mailed before is still good. */
        record GoodAlready() implements Outcome {}

        /** Not for now: it would be one too many. */
        record Limited(Duration retryAfter) implements Outcome {}
    }
}
