package stoa.api.kernel;

import java.util.Set;
import java.util.function.Consumer;

/**
 * What is appended to the ledger from now on, whichever node appends it: for what is shown live and stored nowhere.
 * Whoever was not there when it happened finds it in the views.
 */
public interface LiveEvents {

    /**
     * Calls the listener with each event of these records that is appended after this call: in the ledger's order, each
     * once, one after another on a thread that this follower has for itself. A listener that fails loses that event.
     */
    Following follow(Set<Class<?>> events, Consumer<Live> listener);

    /**
     * An event that has just been appended.
     *
     * @param position in the ledger
     * @param requestId of the request that it came of; empty if nobody knows
     */
    record Live(Object event, long position, String requestId) {}

    /** Somebody who follows, until they stop. */
    @FunctionalInterface
    interface Following {

        /** No call of the listener begins after this. */
        void stop();
    }
}
