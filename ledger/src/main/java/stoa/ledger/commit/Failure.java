package stoa.ledger.commit;

import java.sql.SQLException;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.postgresql.util.PSQLException;

/** What an error of the database says about a batch that was sent to it. */
final class Failure {

    private static final String UNIQUE_VIOLATION = "23505";

    /**
     * Classes of SQLSTATE that PostgreSQL answers only after it has undone the statement: wrong data, violated
     * constraints, cancelled or refused for want of a lock or of space. Anything else, and above all a lost connection
     * or a backend that was told to end, may have happened after the commit.
     */
    private static final Set<String> CERTAIN = Set.of("22", "23", "25", "42", "53", "54", "55", "P0");

    private static final Set<String> OF_THE_DATA = Set.of("22", "23", "42", "54");

    /** Certainly nothing of it is in the log. */
    static boolean isCertain(SQLException e, boolean connectionUsable) {
        return connectionUsable
                && e instanceof PSQLException answer
                && answer.getServerErrorMessage() != null
                && CERTAIN.contains(stateClass(e));
    }

    /** It will not get better by itself: something in the batch is not fit to be stored. */
    static boolean isOfTheData(SQLException e) {
        return OF_THE_DATA.contains(stateClass(e));
    }

    /** For the one append that caused it. */
    static RuntimeException refusal(SQLException e) {
        if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
            return new ConcurrencyException("a stream has moved", e);
        }
        return new EventStoreException("the database refuses this append", e);
    }

    private static String stateClass(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "" : state.substring(0, 2);
    }

    private Failure() {}
}
