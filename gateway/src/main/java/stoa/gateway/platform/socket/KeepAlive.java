package stoa.gateway.platform.socket;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import stoa.gateway.platform.GatewaySettings;

/**
 * Asks every socket for a sign of life from time to time, each from its own opening on, so that thousands are not asked
 * at once. It finds dead clients and keeps connections alive in the eyes of whatever lies between; a client that
 * answers may be idle for ever.
 */
@Component
final class KeepAlive implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(KeepAlive.class);
    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);
    private static final int TICKS_PER_PING = 8;

    private final Sockets sockets;
    private final Duration tick;

    /** A ping is written while its thread waits, so none may wait for another's client. */
    private ExecutorService asking;

    private ScheduledExecutorService clock;

    KeepAlive(Sockets sockets, GatewaySettings settings) {
        this.sockets = sockets;
        Duration part = settings.sockets().pingEvery().dividedBy(TICKS_PER_PING);
        this.tick = part.compareTo(LONGEST_TICK) < 0 ? part : LONGEST_TICK;
    }

    private void look() {
        long now = System.nanoTime();
        for (Socket socket : sockets.all()) {
            if (!socket.pulse().isDue(now)) {
                continue;
            }
            try {
                look(socket);
            } catch (RuntimeException failure) {
                // What is thrown here would be the last that this clock does.
                LOG.error("A socket could not be asked for a sign of life", failure);
            }
        }
    }

    /** One that never opened has lost its client between the answer to the handshake and the first frame. */
    private void look(Socket socket) {
        if (!socket.isOpen() || socket.pulse().isGone()) {
            socket.end(Ending.SILENT);
        } else {
            asking.execute(socket::ping);
        }
    }

    @Override
    public synchronized void start() {
        asking = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("socket-ping-", 0).factory());
        clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("socket-pulse").factory());
        var unused = clock.scheduleWithFixedDelay(this::look, tick.toNanos(), tick.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized void stop() {
        clock.shutdownNow();
        asking.shutdownNow();
        clock = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }
}
