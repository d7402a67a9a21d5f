package stoa.query.platform.fold;

import java.util.List;

/** Takes a batch of events, in ledger order, into one view's documents; when it returns, they are durable. */
interface Folding {

    void apply(List<Positioned> batch);

    /**
     * The first event is next. Where nothing is stored, what {@link #apply} has not written does not exist, and need
     * not be asked for.
     */
    void startFromNothing();

    /** Others may write too from now on. */
    void started();
}
