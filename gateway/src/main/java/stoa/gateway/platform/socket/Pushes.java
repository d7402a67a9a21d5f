package stoa.gateway.platform.socket;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.LiveEvents;
import stoa.gateway.platform.Face;

/**
 * Shows on this node's sockets what is appended to the ledger, in the ledger's order, whichever node appended it. One
 * thread does this, and it never waits for a socket.
 */
@Component
final class Pushes implements SmartLifecycle {

    /** Before the web server opens the first socket, and until after it has closed the last. */
    private static final int PHASE = Integer.MAX_VALUE - 10_000;

    private final LiveEvents live;
    private final List<? extends Push<?>> pushes;
    private final Sockets sockets;
    private final Pushed pushed;
    private final SocketMeters meters;
    private LiveEvents.Following following;

    Pushes(LiveEvents live, List<Push<?>> pushes, Sockets sockets, Pushed pushed, SocketMeters meters) {
        this.live = live;
        this.pushes = List.copyOf(pushes);
        this.sockets = sockets;
        this.pushed = pushed;
        this.meters = meters;
    }

    private void show(LiveEvents.Live event) {
        pushes.forEach(push -> show(push, event));
    }

    private <E> void show(Push<E> push, LiveEvents.Live live) {
        if (!push.event().isInstance(live.event())) {
            return;
        }
        E event = push.event().cast(live.event());
        String frame = null;
        for (AccountId account : push.audience(event)) {
            for (Socket socket : open(push.face(), account, live.position())) {
                frame = frame == null ? push.frame(event) : frame;
                socket.send(frame);
                meters.pushed();
            }
        }
    }

    /** What has been shown must be in the views before this person next reads them. */
    private List<Socket> open(Face face, AccountId account, long position) {
        List<Socket> open = sockets.of(face, account);
        if (!open.isEmpty()) {
            pushed.note(account, position);
        }
        return open;
    }

    @Override
    public synchronized void start() {
        following = live.follow(pushes.stream().map(Push::event).collect(Collectors.toSet()), this::show);
    }

    @Override
    public synchronized void stop() {
        following.stop();
        following = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return following != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
