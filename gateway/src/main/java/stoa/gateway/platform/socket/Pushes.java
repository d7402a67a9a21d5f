package stoa.gateway.platform.socket;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
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
    private final Rooms rooms;
    private final Shown shown;
    private LiveEvents.Following following;

    Pushes(LiveEvents live, List<Push<?>> pushes, Sockets sockets, Rooms rooms, Shown shown) {
        this.live = live;
        this.pushes = List.copyOf(pushes);
        this.sockets = sockets;
        this.rooms = rooms;
        this.shown = shown;
    }

    private void show(LiveEvents.Live event) {
        rooms.follow(event);
        pushes.forEach(push -> show(push, event));
    }

    private <E> void show(Push<E> push, LiveEvents.Live live) {
        if (!push.event().isInstance(live.event())) {
            return;
        }
        E event = push.event().cast(live.event());
        String frame = null;
        for (AccountId account : audience(push, event)) {
            for (Socket socket : open(push.face(), account, live)) {
                if (!push.isEchoed() && socket.origin().isOf(live.requestId())) {
                    continue;
                }
                frame = frame == null ? push.frame(event) : frame;
                socket.send(frame);
                shown.once();
            }
        }
    }

    private <E> Collection<AccountId> audience(Push<E> push, E event) {
        Collection<AccountId> named = push.audience(event);
        Optional<ConversationId> room = push instanceof RoomPush<E> many ? many.room(event) : Optional.empty();
        if (room.isEmpty()) {
            return named;
        }
        Set<AccountId> all = new HashSet<>(named);
        all.addAll(room.get().equals(ConversationId.WORLD) ? sockets.people(push.face()) : rooms.present(room.get()));
        return all;
    }

    /** What has been shown must be in the views before this person next reads them. */
    private List<Socket> open(Face face, AccountId account, LiveEvents.Live live) {
        List<Socket> open = sockets.of(face, account);
        if (!open.isEmpty()) {
            shown.to(account, live);
        }
        return open;
    }

    @Override
    public synchronized void start() {
        Set<Class<?>> events = new HashSet<>(Rooms.EVENTS);
        pushes.forEach(push -> events.add(push.event()));
        following = live.follow(events, this::show);
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
