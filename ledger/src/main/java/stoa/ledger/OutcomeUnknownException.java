package stoa.ledger;

import org.axonframework.common.AxonNonTransientException;

/**
 * The connection died while the append was being committed, and the database has not said since what became of it: it
 * may be there or not. Whoever repeats the request must make sure by its own id that it takes effect once.
 */
public class OutcomeUnknownException extends AxonNonTransientException {

    public OutcomeUnknownException(String message) {
        super(message);
    }
}
