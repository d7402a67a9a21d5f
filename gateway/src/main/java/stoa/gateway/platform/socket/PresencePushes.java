package stoa.gateway.platform.socket;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.vault.Presence;

/**
 * Shows on this node's sockets who comes and who goes, wherever they do. It has a thread of its own, since the views
 * have to be asked whom that concerns; what it can not keep up with is not shown, and is told to whoever asks.
 */
@Component
final class PresencePushes implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(PresencePushes.class);
    private static final int WAITING = 10_000;
    private static final Duration LAST = Duration.ofSeconds(1);

    private final List<PresencePush> pushes;
    private final Sockets sockets;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("presence-push").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    PresencePushes(Presence presence, List<PresencePush> pushes, Sockets sockets) {
        this.pushes = List.copyOf(pushes);
        this.sockets = sockets;
        presence.onChange((account, online) -> thread.execute(() -> show(account, online)));
    }

    private void show(AccountId account, boolean online) {
        if (sockets.all().isEmpty()) {
            return;
        }
        for (PresencePush push : pushes) {
            try {
                show(push, account, online);
            } catch (RuntimeException failure) {
                LOG.warn("Nobody was shown that an account came or went: {}", failure.toString());
            }
        }
    }

    private void show(PresencePush push, AccountId account, boolean online) {
        String frame = push.frame(account, online);
        for (AccountId concerned : push.audience(account)) {
            sockets.of(push.face(), concerned).forEach(socket -> socket.send(frame));
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        thread.shutdownNow();
        if (!thread.awaitTermination(LAST.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("Left while the views were asked");
        }
    }
}
