package stoa.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done when its time has come, shared by all nodes. Times are those of the database's clock. A table of
 * what the ledger says: whoever fills it can fill it again.
 */
public interface DueDates {

    /**
     * Sets the times of subjects of a kind, or forgets those that are given none; all of it or nothing. Takes part in
     * the caller's transaction, if there is one. A subject whose time is set anew can be claimed again.
     */
    void put(String kind, Map<String, Optional<Instant>> times);

    /**
     * The subjects that are due, longest first, which nobody else has at present. The caller has them for as long as
     * the lease lasts; those that are not forgotten by then can be claimed again, by any node.
     */
    List<String> claim(String kind, int atMost, Duration lease);
}
