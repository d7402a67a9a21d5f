package stoa.server.audit.lottery;

import java.util.LinkedHashMap;
import java.util.Map;
import stoa.api.kernel.ReservationId;

/**
 * Two halves that belong to one append: each tells the same facts, in the round's stream and in a reservation's.
 *
 * @param <F> what both must say
 */
final class Pairs<F> {

    private record Half<F>(long position, boolean ofRound, F facts) {}

    private final Map<ReservationId, Half<F>> alone = new LinkedHashMap<>();
    private final String inRound;
    private final String inReservation;

    /**
     * @param inRound what the half in the round's stream is called
     * @param inReservation what its other half is called
     */
    Pairs(String inRound, String inReservation) {
        this.inRound = inRound;
        this.inReservation = inReservation;
    }

    void inRound(long position, ReservationId reservation, F facts) {
        meet(reservation, new Half<>(position, true, facts));
    }

    void inReservation(long position, ReservationId reservation, F facts) {
        meet(reservation, new Half<>(position, false, facts));
    }

    private void meet(ReservationId reservation, Half<F> half) {
        Half<F> other = alone.remove(reservation);
        if (other == null) {
            alone.put(reservation, half);
            return;
        }
        WrongEvent.require(other.ofRound() != half.ofRound(), half.position(), "it is told twice");
        String wrong = inRound + " and " + inReservation + " differ about reservation " + reservation + ": "
                + other.facts() + ", " + half.facts();
        WrongEvent.require(other.facts().equals(half.facts()), Math.min(other.position(), half.position()), wrong);
    }

    /** Whatever was appended together has been read: nothing may be left alone. */
    void requireAllMet() {
        for (Map.Entry<ReservationId, Half<F>> left : alone.entrySet()) {
            Half<F> half = left.getValue();
            String what =
                    half.ofRound() ? inRound + " without " + inReservation : inReservation + " without " + inRound;
            throw new WrongEvent(half.position(), what + ", reservation " + left.getKey());
        }
    }
}
