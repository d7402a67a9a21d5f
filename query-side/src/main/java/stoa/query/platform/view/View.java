package stoa.query.platform.view;

import java.util.Set;

/** A question that clients ask, answered ahead: a fold over the ledger's events that can be redone at any time. */
public sealed interface View permits DocumentView, ListView {

    ViewName name();

    /** The event records that this view takes in; all others pass it by. */
    Set<Class<?>> handles();

    /**
     * The events for which whoever causes one waits until this view has passed it: those that it takes in, and those
     * whose traces in other views are only found by way of this one.
     */
    default Set<Class<?>> awaitedFor() {
        return handles();
    }
}
