package stoa.gateway.platform;

import stoa.api.kernel.Rejection;

/** Finds out what a message bus's exception is about. */
final class Failures {

    /** The refusal within the failure if there is one, else the failure itself. */
    static RuntimeException asUnchecked(Throwable failure) {
        return Rejection.within(failure)
                .map(RuntimeException.class::cast)
                .orElseGet(() ->
                        failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure));
    }

    private Failures() {}
}
