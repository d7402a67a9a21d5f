package stoa.vault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What operators want done to parked documents. Orders reach the node that folds the view, whichever it is; each is
 * carried out once, and what came of it is the outcome of its act.
 */
public interface ParkedOrders {

    /**
     * Places an order and tells all nodes.
     *
     * @return the number of its act
     */
    long place(OperatorActs.Intent intent, Order order);

    /** The orders that wait to be carried out, in the order in which they were placed. */
    List<Placed> open();

    /** The order has been carried out: it is open no more, and its act has an outcome. */
    void close(long act, String outcome);

    /** Waits until the order has been carried out, which another node may do; empty if that took longer. */
    Optional<OperatorActs.Outcome> await(long act, Duration atMost);

    /** Calls back whenever orders have been placed, and when some may have been. */
    void onPlaced(Runnable callback);

    /**
     * A document's waiting events are to be folded.
     *
     * @param evicted the failing event, if it is to be passed over for ever
     */
    record Order(String view, String document, OptionalLong evicted) {}

    /** An order under the number of its act. */
    record Placed(long act, Order order) {}
}
