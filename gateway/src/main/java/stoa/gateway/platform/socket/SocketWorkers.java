package stoa.gateway.platform.socket;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import stoa.gateway.platform.GatewaySettings;

/** The threads that carry out what sockets ask for: a bounded number, none of them the web server's. */
@Component
final class SocketWorkers implements DisposableBean {

    private static final Duration LAST_TASKS = Duration.ofSeconds(1);

    private final ExecutorService threads;
    private final GatewaySettings.Sockets limits;

    SocketWorkers(GatewaySettings settings) {
        this.limits = settings.sockets();
        this.threads = Executors.newFixedThreadPool(
                limits.workers(),
                Thread.ofPlatform().daemon().name("socket-work-", 0).factory());
    }

    /** The tasks of one socket. */
    Inbox inbox() {
        return new Inbox(threads, limits.burst(), limits.queuedSize().toBytes());
    }

    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(LAST_TASKS.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }
}
