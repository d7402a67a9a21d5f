package stoa.server.axon;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.Message;
import org.axonframework.monitoring.MessageMonitor;

/**
 * How many messages a component took, by the type of their payload and by their end, and how long they took. Axon's own
 * monitor looks up four meters anew for every message.
 */
final class MessageTimer implements MessageMonitor<Message<?>> {

    private final Map<Class<?>, Ends> ends = new ConcurrentHashMap<>();
    private final String component;
    private final MeterRegistry meters;

    MessageTimer(String component, MeterRegistry meters) {
        this.component = component;
        this.meters = meters;
    }

    @Override
    public MonitorCallback onMessageIngested(Message<?> message) {
        return new Running(ends.computeIfAbsent(message.getPayloadType(), this::ends), System.nanoTime());
    }

    private Ends ends(Class<?> payload) {
        return new Ends(timer(payload, "success"), timer(payload, "failure"), timer(payload, "ignored"));
    }

    private Timer timer(Class<?> payload, String end) {
        return Timer.builder("stoa.messages")
                .description("Commands, events and queries by who took them, type and end")
                .tag("component", component)
                .tag("type", payload.getSimpleName())
                .tag("end", end)
                .register(meters);
    }

    private record Ends(Timer success, Timer failure, Timer ignored) {}

    private record Running(Ends ends, long since) implements MonitorCallback {

        @Override
        public void reportSuccess() {
            record(ends.success());
        }

        @Override
        public void reportFailure(Throwable cause) {
            record(ends.failure());
        }

        @Override
        public void reportIgnored() {
            record(ends.ignored());
        }

        private void record(Timer end) {
            end.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
        }
    }
}
