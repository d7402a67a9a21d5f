package stoa.gateway.kit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
import stoa.vault.Erasures;
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
    Erasures erasures(FakeVault vault) {
        return vault.erasures();
    }

    @Bean
    FakePresence presence() {
        return new FakePresence();
    }

    @Bean
    FakeMailCodes mailCodes() {
        return new FakeMailCodes();
    }

    @Bean
    FakeCore core(FakeVault vault, Clock clock) {
        return new FakeCore(vault, clock);
    }

    @Bean
    FakeLive live() {
        return new FakeLive();
    }

    @Bean
    FakeMessages messages(FakeVault vault, FakeLive live, Clock clock) {
        return new FakeMessages(vault, live, clock);
    }

    @Bean
    FakeProgress progress() {
        return new FakeProgress();
    }

    @Bean
    FakeLikes likes(FakeCore core) {
        return new FakeLikes(core);
    }

    @Bean
    FakeSessions sessions(FakeCore core, Clock clock) {
        return new FakeSessions(core, clock);
    }

    @Bean
    FakeFollows follows(FakeCore core) {
        return new FakeFollows(core);
    }

    @Bean
    FakeComments comments(FakeCore core) {
        return new FakeComments(core);
    }

    @Bean
    FakeLottery lottery(FakeCore core, FakeVault vault, Clock clock) {
        return new FakeLottery(core, vault, clock);
    }

    @Bean
    FakeProofs proofs() {
        return new FakeProofs();
    }

    @Bean
    FakeViews views() {
        return new FakeViews();
    }

    @Bean
    FakeActs acts(Clock clock) {
        return new FakeActs(clock);
    }

    @Bean
    FakeHistories histories() {
        return new FakeHistories();
    }

    @Bean
    FakeParking parking(FakeActs acts) {
        return new FakeParking(acts);
    }

    @Bean
    FakeFeed feed() {
        return new FakeFeed();
    }

    @Bean
    CommandGateway commandGateway(List<FakeFeature> features) {
        CommandBus bus = SimpleCommandBus.builder().build();
        features.forEach(feature -> new AnnotationCommandHandlerAdapter<>(feature).subscribe(bus));
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    @Bean
    QueryGateway queryGateway(List<FakeFeature> features) {
        SimpleQueryBus bus = SimpleQueryBus.builder().build();
        features.forEach(feature -> new AnnotationQueryHandlerAdapter<>(feature).subscribe(bus));
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
        public CompletableFuture<Boolean> passed(long position, Set<String> events, Duration atMost) {
            lastAwaited = position;
            return CompletableFuture.completedFuture(inTime);
        }
    }
}
