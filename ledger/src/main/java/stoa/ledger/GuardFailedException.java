package stoa.ledger;

import org.axonframework.modelling.command.ConcurrencyException;

/** A stream that a decision relied on has moved since; nothing was appended, and the decision should be made again. */
public class GuardFailedException extends ConcurrencyException {

    public GuardFailedException(Guard guard, long actual) {
        super("stream " + guard.stream() + " ends at " + actual + ", the decision saw " + guard.sequence());
    }
}
