package stoa.query.platform.fold;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.vault.ParkedDocuments;
import stoa.vault.ParkedDocuments.Waiting;

/**
 * The documents of one view whose fold has failed: their events wait, in order, while all other documents go on. Only
 * an operator ends it; also when the view is filled anew, a parked document stops where its first failure was.
 */
public final class Parking {

    private static final Logger log = LoggerFactory.getLogger(Parking.class);
    private static final int CAUSE_LENGTH = 500;

    private final ParkedDocuments parked;
    private final String view;
    private final Map<String, Long> waitingFrom = new ConcurrentHashMap<>();

    public Parking(ParkedDocuments parked, String view) {
        this.parked = parked;
        this.view = view;
    }

    /** Looks again at what is parked, as an operator or the owner before this one may have changed it. */
    public void refresh() {
        waitingFrom.clear();
        waitingFrom.putAll(parked.stopped(view));
    }

    /** How many documents are parked. */
    public int size() {
        return waitingFrom.size();
    }

    /** Whether an event of this document has to wait behind others; if so, it does now. */
    boolean waits(String document, long position) {
        Long from = waitingFrom.get(document);
        if (from == null || position < from) {
            return false;
        }
        parked.park(view, document, new Waiting(position, position == from ? "failed before" : "behind " + from));
        return true;
    }

    void park(String document, long position, RuntimeException failure) {
        String text = failure.toString();
        String cause = text.substring(0, Math.min(text.length(), CAUSE_LENGTH));
        log.error("View {} can not fold event {} into document {}: parked.", view, position, document, failure);
        parked.park(view, document, new Waiting(position, cause));
        waitingFrom.put(document, position);
    }
}
