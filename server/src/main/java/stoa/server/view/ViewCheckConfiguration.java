package stoa.server.view;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import stoa.query.platform.compare.RecheckClock;

/** The check of the views, as the settings have it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ViewCheckSettings.class)
class ViewCheckConfiguration {

    @Bean
    RecheckClock.Pace viewCheckPace(ViewCheckSettings settings) {
        return new RecheckClock.Pace(settings.every(), settings.parts(), settings.share());
    }
}
