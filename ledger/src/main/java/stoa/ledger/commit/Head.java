package stoa.ledger.commit;

import stoa.ledger.tree.RightEdge;

/** The log's end as one transaction saw it. */
record Head(long fence, RightEdge edge) {

    long position() {
        return edge.size();
    }
}
