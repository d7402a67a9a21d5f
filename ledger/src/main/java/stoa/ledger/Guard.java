package stoa.ledger;

/**
 * A stream that a decision read and does not write: the append succeeds only while the stream still ends there.
 *
 * @param sequence the number of the last event that was seen, {@link #NO_EVENTS} if there was none
 */
public record Guard(String stream, long sequence) {

    public static final long NO_EVENTS = -1;
}
