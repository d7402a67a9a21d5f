package stoa.gateway.forum.post;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.GatewaySettings;

/** Sets up the counting of views. */
@Configuration(proxyBeanMethods = false)
class ViewCounterConfiguration {

    @Bean
    ViewCounter viewCounter(Commands commands, GatewaySettings settings, MeterRegistry meters) {
        return new ViewCounter(commands, settings.views(), meters);
    }
}
