package stoa.query.platform.compare;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import stoa.query.platform.view.ViewName;

/**
 * A view taken apart into parts, each of which is folded from the log by itself and stored by itself.
 *
 * @param <T> what a part says
 */
interface Grain<T> {

    /** The parts that an event touches. */
    Collection<String> touches(Object event);

    /** What the part says after the event. */
    Optional<T> fold(String part, Optional<T> before, Object event);

    /** What the parts say in the database, whatever is kept in memory. */
    Map<String, Optional<T>> stored(ViewName version, Collection<String> parts);

    /**
     * Finds the parts that two versions do not agree on at first sight.
     *
     * @param looked told after each step how many parts, documents or lists, were looked at in it
     */
    void compare(ViewName one, ViewName other, Consumer<String> differing, Consumer<Integer> looked);
}
