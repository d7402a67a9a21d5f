package stoa.gateway.platform.socket;

import java.util.concurrent.Semaphore;

/**
 * How large a message of one socket may grow while it is read. One that is larger than usual takes one of a few places
 * that all sockets of a node share: whoever begins many and ends none would fill the memory else.
 */
final class SizeLimit {

    /** A message that would be this many times too large ends the socket: nobody reads on for ever to refuse. */
    private static final int HOPELESS_SIZES = 16;

    private final long usual;
    private final long largest;
    private final Semaphore places;
    private boolean hasPlace;

    /** For the rest of the message, of which nothing was kept, even if a place becomes free. */
    private boolean refused;

    private boolean closed;

    /**
     * @param usual up to so many bytes a message needs no place
     * @param largest bytes that it has at most
     * @param places for messages that are larger than usual
     */
    SizeLimit(long usual, long largest, Semaphore places) {
        this.usual = usual;
        this.largest = largest;
        this.places = places;
    }

    /** Whether what there is of the message may be kept. */
    synchronized boolean admits(long size) {
        refused = refused || !fits(size);
        return !refused;
    }

    private boolean fits(long size) {
        return size <= Math.min(usual, largest) || (size <= largest && (hasPlace || takePlace()));
    }

    private boolean takePlace() {
        hasPlace = !closed && places.tryAcquire();
        return hasPlace;
    }

    boolean isHopeless(long size) {
        return size > largest * HOPELESS_SIZES;
    }

    /** The message has been read, or given up. */
    synchronized void done() {
        refused = false;
        if (hasPlace) {
            hasPlace = false;
            places.release();
        }
    }

    /** No message comes any more. */
    synchronized void close() {
        closed = true;
        done();
    }
}
