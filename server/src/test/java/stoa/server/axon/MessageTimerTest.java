package stoa.server.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;

class MessageTimerTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MessageTimer timer = new MessageTimer("queryBus", meters);

    @Test
    void counts_messages_by_type_and_end() {
        timer.onMessageIngested(new GenericMessage<>("text")).reportSuccess();
        timer.onMessageIngested(new GenericMessage<>("text")).reportSuccess();
        timer.onMessageIngested(new GenericMessage<>("text")).reportFailure(new IllegalStateException("broken"));
        timer.onMessageIngested(new GenericMessage<>(7)).reportIgnored();

        assertThat(count("String", "success")).isEqualTo(2);
        assertThat(count("String", "failure")).isEqualTo(1);
        assertThat(count("Integer", "ignored")).isEqualTo(1);
        assertThat(count("Integer", "success")).isZero();
    }

    private long count(String type, String end) {
        return meters.get("stoa.messages")
                .tag("component", "queryBus")
                .tag("type", type)
                .tag("end", end)
                .timer()
                .count();
    }
}
