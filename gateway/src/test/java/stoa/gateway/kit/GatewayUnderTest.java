package stoa.gateway.kit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import stoa.api.kernel.ViewProgress;
import stoa.gateway.GatewayConfiguration;
import stoa.vault.LastLogins;

/** The whole gateway on a real Tomcat, with fakes for everything behind it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(GatewayConfiguration.class)
public class GatewayUnderTest {

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    FakeVault vault(Clock clock) {
        return new FakeVault(clock);
    }

    @Bean
    LastLogins lastLogins(FakeVault vault) {
        return vault.lastLogins();
    }

    @Bean
    FakeCore core(FakeVault vault, Clock clock) {
        return new FakeCore(vault, clock);
    }

    @Bean
    FakeProgress progress() {
        return new FakeProgress();
    }

    @Bean
    CommandGateway commandGateway(FakeCore core) {
        CommandBus bus = SimpleCommandBus.builder().build();
        new AnnotationCommandHandlerAdapter<>(core).subscribe(bus);
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    @Bean
    QueryGateway queryGateway(FakeCore core) {
        SimpleQueryBus bus = SimpleQueryBus.builder().build();
        new AnnotationQueryHandlerAdapter<>(core).subscribe(bus);
        return DefaultQueryGateway.builder().queryBus(bus).build();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    /** Views that are in time unless a test says otherwise. */
    public static final class FakeProgress implements ViewProgress {

        public volatile boolean inTime = true;
        public volatile long lastAwaited;

        @Override
        public boolean awaitPassed(long position, java.util.Set<String> events, java.time.Duration atMost) {
            lastAwaited = position;
            return inTime;
        }
    }
}
