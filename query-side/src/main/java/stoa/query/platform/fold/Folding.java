package stoa.query.platform.fold;

import java.util.List;

/** Takes a batch of events, in ledger order, into one view's documents; when it returns, they are durable. */
interface Folding {

    void apply(List<Positioned> batch);
}
