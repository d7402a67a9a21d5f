package stoa.api.kernel;

/**
 * Makes a decision depend on streams that it read and does not write. Called inside a command handler; the append of
 * that command then succeeds only if each named stream still ends where the decision saw it, else the command is
 * decided again.
 */
public interface Guards {

    /** What {@link #require} is told of a stream that has no event yet. */
    long NO_EVENTS = -1;

    /** The stream's last event must still be number {@code sequence} (from 0; {@link #NO_EVENTS} for none). */
    void require(String stream, long sequence);
}
