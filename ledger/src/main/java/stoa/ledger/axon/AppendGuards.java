package stoa.ledger.axon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import stoa.ledger.Guard;
import stoa.ledger.GuardFailedException;

/** What a command handler's decision relies on besides the streams that it writes. */
public final class AppendGuards {

    private static final String RESOURCE = AppendGuards.class.getName();

    /**
     * The append of the current unit of work succeeds only if the stream still ends at that sequence.
     *
     * @param sequence {@link Guard#NO_EVENTS} if the stream has no event
     */
    public static void require(String stream, long sequence) {
        Map<String, Guard> guards = CurrentUnitOfWork.get()
                .root()
                .getOrComputeResource(RESOURCE, key -> new LinkedHashMap<String, Guard>());
        Guard guard = new Guard(stream, sequence);
        Guard earlier = guards.putIfAbsent(stream, guard);
        if (earlier != null && !earlier.equals(guard)) {
            // The decision has seen the stream move: it cannot stand on both.
            throw new GuardFailedException(earlier, sequence);
        }
    }

    static List<Guard> of(UnitOfWork<?> root) {
        Map<String, Guard> guards = root.getOrDefaultResource(RESOURCE, Map.of());
        return List.copyOf(guards.values());
    }

    private AppendGuards() {}
}
