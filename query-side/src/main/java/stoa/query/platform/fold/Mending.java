package stoa.query.platform.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import stoa.query.platform.progress.ViewTrack;
import stoa.query.platform.view.View;
import stoa.vault.ParkedDocuments.Waiting;

/**
 * Ends the parking of documents, one at a time, between two batches of their view. A document takes in what waited for
 * it, in order; should it stop once more, it stays parked there, with the new cause. A kill in between loses nothing:
 * what waits is forgotten last, and what a document has taken in already it passes over.
 */
public final class Mending {

    private static final int SLICE = 1_000;

    private final View view;
    private final Folding folding;
    private final Parking parking;
    private final ViewTrack track;
    private final Lock writing;
    private final History history;

    Mending(View view, Folding folding, Parking parking, ViewTrack track, Lock writing, History history) {
        this.view = view;
        this.folding = folding;
        this.parking = parking;
        this.track = track;
        this.writing = writing;
        this.history = history;
    }

    /** Whether anything can be done for the document yet: its view may still be on its way to where it failed. */
    public boolean isReachable(String document) {
        return parking.stopOf(document)
                .map(stop -> stop.position() <= track.passed())
                .orElse(true);
    }

    /**
     * Lets the document pass over the event on which it stopped, from now on and for ever.
     *
     * @return whether it does stop there
     */
    public boolean evict(String document, long position, long act) {
        boolean stopsThere = parking.stopOf(document)
                .filter(stop -> stop.position() == position)
                .isPresent();
        if (stopsThere) {
            parking.evict(document, position, act);
        }
        return stopsThere || parking.isEvicted(document, position);
    }

    /**
     * Takes in what waits for a document.
     *
     * @param owned called when documents have been written; throws if another node might have written them too
     * @return what came of it, in words
     */
    public String retry(String document, Runnable owned) {
        Optional<Waiting> stop = parking.stopOf(document);
        if (stop.isEmpty()) {
            return "nothing waits for it";
        }
        // A document may have such a name by chance; then it stopped somewhere else.
        OptionalLong alone = Parking.aloneOf(document);
        return alone.isPresent() && alone.getAsLong() == stop.get().position()
                ? retryAlone(document, alone.getAsLong(), owned)
                : retryInOrder(document, stop.get(), owned);
    }

    private String retryInOrder(String document, Waiting stop, Runnable owned) {
        writing.lock();
        try {
            List<Long> positions = parking.waiting(document, track.passed());
            parking.lift(document);
            fold(document, positions);
            owned.run();
            return told(document, positions, parking.settle(document));
        } catch (RuntimeException notDone) {
            parking.restore(document, stop);
            throw notDone;
        } finally {
            writing.unlock();
        }
    }

    private void fold(String document, List<Long> positions) {
        for (int from = 0; from < positions.size() && parking.stopOf(document).isEmpty(); from += SLICE) {
            List<Positioned> waited = new ArrayList<>();
            history.at(positions.subList(from, Math.min(positions.size(), from + SLICE)), waited::add);
            folding.mend(document, waited);
        }
    }

    private String told(String document, List<Long> positions, Optional<Waiting> stop) {
        long folded = positions.stream()
                .filter(position -> stop.isEmpty() || position < stop.get().position())
                .filter(position -> !parking.isEvicted(document, position))
                .count();
        String past = "folded " + folded + (folded == 1 ? " event" : " events");
        return stop.map(again -> past + ", then stopped at " + again.position() + ": " + again.cause())
                .orElse(past);
    }

    private String retryAlone(String document, long position, Runnable owned) {
        if (parking.isEvicted(document, position)) {
            parking.lift(document);
            parking.settle(document);
            return told(document, List.of(position), Optional.empty());
        }
        try {
            Amendment amendment = amendment(position);
            long looked = look(amendment, amendment.from(), track.passed());
            writing.lock();
            try {
                look(amendment, looked, track.passed());
                amendment.write();
                owned.run();
                parking.lift(document);
                return told(document, List.of(position), parking.settle(document));
            } finally {
                writing.unlock();
            }
        } catch (FoldFailedException again) {
            return told(document, List.of(), Optional.of(parking.failedAgain(position, again.failure())));
        }
    }

    private Amendment amendment(long position) {
        List<Positioned> events = new ArrayList<>(1);
        history.at(List.of(position), events::add);
        try {
            return folding.amend(events.getFirst());
        } catch (RuntimeException failure) {
            throw new FoldFailedException(failure);
        }
    }

    private long look(Amendment amendment, long from, long upTo) {
        history.between(from, upTo, view.handles(), event -> {
            try {
                amendment.look(event);
            } catch (RuntimeException failure) {
                throw new FoldFailedException(failure);
            }
        });
        return upTo;
    }

    /** It is the fold that failed, and not a database. */
    private static final class FoldFailedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient RuntimeException failure;

        FoldFailedException(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }
}
