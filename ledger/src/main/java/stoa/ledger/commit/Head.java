package stoa.ledger.commit;

import stoa.ledger.tree.RightEdge;

/**
 * The log's end as one transaction saw it.
 *
 * @param fence rises when what a node believes of the others may have become untrue
 * @param overheard whether other nodes listen to what is committed
 */
record Head(long fence, RightEdge edge, boolean overheard) {

    long position() {
        return edge.size();
    }
}
