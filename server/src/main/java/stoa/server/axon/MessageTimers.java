package stoa.server.axon;

import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.Message;
import org.axonframework.monitoring.MessageMonitor;
import org.springframework.stereotype.Component;

/** Times the messages of every bus, of the event store and of every view. */
@Component
final class MessageTimers implements ConfigurerModule {

    private final MeterRegistry meters;

    MessageTimers(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.configureMessageMonitor(axon -> this::timerOf);
    }

    private MessageMonitor<Message<?>> timerOf(Class<?> type, String component) {
        return new MessageTimer(component, meters);
    }
}
