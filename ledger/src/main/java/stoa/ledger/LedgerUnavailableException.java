package stoa.ledger;

import org.axonframework.common.AxonTransientException;

/** The ledger's database cannot be reached or takes no more just now. Nothing was appended. */
public class LedgerUnavailableException extends AxonTransientException {

    public LedgerUnavailableException(String message) {
        super(message);
    }

    public LedgerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
