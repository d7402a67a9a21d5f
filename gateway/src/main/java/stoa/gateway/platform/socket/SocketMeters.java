package stoa.gateway.platform.socket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the sockets of this node do, in numbers. */
@Component
final class SocketMeters {

    private final Map<Ending, Counter> endings = new EnumMap<>(Ending.class);
    private final Counter pushed;
    private final Counter dropped;
    private final MeterRegistry registry;

    SocketMeters(MeterRegistry registry) {
        this.registry = registry;
        this.pushed = Counter.builder("stoa.sockets.pushed")
                .description("Messages handed to sockets, one for each socket")
                .register(registry);
        this.dropped = Counter.builder("stoa.sockets.dropped")
                .description("Messages that waited for a socket that ended first")
                .register(registry);
        for (Ending ending : Ending.values()) {
            endings.put(
                    ending,
                    Counter.builder("stoa.sockets.ended")
                            .description("Sockets that ended, by why")
                            .tag("why", ending.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(registry));
        }
    }

    void open(Collection<Socket> open) {
        Gauge.builder("stoa.sockets.open", open, Collection::size)
                .description("Sockets that are open")
                .register(registry);
    }

    void pushed() {
        pushed.increment();
    }

    void dropped(int count) {
        dropped.increment(count);
    }

    void ended(Ending why) {
        endings.get(why).increment();
    }
}
