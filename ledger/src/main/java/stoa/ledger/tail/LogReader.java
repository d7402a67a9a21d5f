package stoa.ledger.tail;

import java.util.List;
import stoa.ledger.StoredEvent;

/** What the tail reads from the database. */
public interface LogReader {

    long head();

    List<StoredEvent> page(long after, int limit);
}
