package stoa.server.start;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
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

    /** To the millisecond, as views keep times and clients see them: what is shown is the same before and after. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
