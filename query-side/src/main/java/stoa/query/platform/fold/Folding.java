package stoa.query.platform.fold;

import java.util.List;

/** Takes a batch of events, in ledger order, into one view's documents; when it returns, they are durable. */
interface Folding {

    void apply(List<Positioned> batch);

    /**
     * Takes events that waited for a document into that document only, up to the first that fails, at which it is
     * parked again. Later events may have reached other documents, and the ranking, long since.
     */
    void mend(String document, List<Positioned> waited);

    /**
     * Begins to make good for an event that was passed over as a whole, as nothing could be told of it.
     *
     * @throws RuntimeException if nothing can be told of it still
     */
    Amendment amend(Positioned event);

    /**
     * The first event is next. Where nothing is stored, what {@link #apply} has not written does not exist, and need
     * not be asked for.
     */
    void startFromNothing();

    /** Others may write too from now on. */
    void started();
}
