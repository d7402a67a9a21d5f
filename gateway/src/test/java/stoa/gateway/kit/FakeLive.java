package stoa.gateway.kit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import stoa.api.kernel.LiveEvents;
import stoa.gateway.platform.RequestIds;

/** A ledger's tail without a ledger. */
public final class FakeLive implements LiveEvents {

    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final AtomicLong position = new AtomicLong();

    private record Follower(Set<Class<?>> events, Consumer<Live> listener) {}

    @Override
    public Following follow(Set<Class<?>> events, Consumer<Live> listener) {
        Follower follower = new Follower(events, listener);
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /** Appends an event, and returns its position. */
    public synchronized long append(Object event) {
        long here = position.incrementAndGet();
        for (Follower follower : followers) {
            if (follower.events().contains(event.getClass())) {
                follower.listener()
                        .accept(new Live(event, here, RequestIds.current().orElse("")));
            }
        }
        return here;
    }
}
