package stoa.query.platform.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the event after which a part went wrong: the one that it did not take in, or from which on it took in none.
 * That is told by folding its history again, up to each event and without each event.
 */
final class Guilt<T> {

    /** With more events than this a history is not folded without each of them. */
    private static final int SKIPPED_UP_TO = 2_000;

    private final Grain<T> grain;
    private final String part;
    private final List<Step<T>> steps = new ArrayList<>();

    /** An event of the part's history, and what the part says after it. */
    record Step<T>(long position, Object event, Optional<T> after) {}

    Guilt(Grain<T> grain, String part) {
        this.grain = grain;
        this.part = part;
    }

    void take(long position, Object event) {
        steps.add(new Step<>(position, event, grain.fold(part, right(), event)));
    }

    /** What the part should say. */
    Optional<T> right() {
        return steps.isEmpty() ? Optional.empty() : steps.getLast().after();
    }

    /** The event at which a part that says this went wrong; empty if no event explains it. */
    Optional<Step<T>> of(Optional<T> wrong) {
        return standingStill(wrong).or(() -> skipping(wrong));
    }

    private Optional<Step<T>> standingStill(Optional<T> wrong) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Optional<T> before = i == 0 ? Optional.empty() : steps.get(i - 1).after();
            if (before.equals(wrong) && !steps.get(i).after().equals(wrong)) {
                return Optional.of(steps.get(i));
            }
        }
        return Optional.empty();
    }

    private Optional<Step<T>> skipping(Optional<T> wrong) {
        for (int left = 0; left < steps.size() && steps.size() <= SKIPPED_UP_TO; left++) {
            if (foldedWithout(left).equals(wrong)) {
                return Optional.of(steps.get(left));
            }
        }
        return Optional.empty();
    }

    private Optional<T> foldedWithout(int left) {
        Optional<T> state = left == 0 ? Optional.empty() : steps.get(left - 1).after();
        for (Step<T> step : steps.subList(left + 1, steps.size())) {
            state = grain.fold(part, state, step.event());
        }
        return state;
    }
}
