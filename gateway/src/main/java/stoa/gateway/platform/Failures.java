package stoa.gateway.platform;

import stoa.api.kernel.Rejection;

/** Finds out what a message bus's exception is about. */
final class Failures {

    /** The refusal within the failure if there is one, else the failure itself. */
    static RuntimeException asUnchecked(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection refusal) {
                return refusal;
            }
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    private Failures() {}
}
