package stoa.server.start;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import stoa.server.platform.DataDirectory;

/** What everything else stands on: the data directory, and the one clock. */
@Configuration(proxyBeanMethods = false)
class StartConfiguration {

    @Bean
    DataDirectory dataDirectory(@Value("${stoa.data}") Path path) {
        return DataDirectory.lock(path);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
