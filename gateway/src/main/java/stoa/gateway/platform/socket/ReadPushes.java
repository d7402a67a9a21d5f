package stoa.gateway.platform.socket;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.LiveEvents;

/**
 * Shows on this node's sockets that somebody has read. It has a thread of its own, apart from the one that shows
 * messages, since the views have to be asked what was read.
 */
@Component
final class ReadPushes implements SmartLifecycle {

    /** With more in a room than that, every message would be followed by a flood; then its sender alone is shown it. */
    private static final int CROWD = 100;

    private final LiveEvents live;
    private final List<ReadPush> pushes;
    private final Sockets sockets;
    private final Rooms rooms;
    private final NewestRead newest;
    private LiveEvents.Following following;

    ReadPushes(LiveEvents live, List<ReadPush> pushes, Sockets sockets, Rooms rooms, NewestRead newest) {
        this.live = live;
        this.pushes = List.copyOf(pushes);
        this.sockets = sockets;
        this.rooms = rooms;
        this.newest = newest;
    }

    private void show(LiveEvents.Live event) {
        if (!sockets.all().isEmpty() && event.event() instanceof MessagesRead read) {
            newest.of(read, event.position()).ifPresent(message -> show(read, message));
        }
    }

    private void show(MessagesRead read, MessageView message) {
        Set<AccountId> audience = audience(message);
        audience.remove(read.member());
        for (ReadPush push : pushes) {
            String frame = null;
            for (AccountId account : audience) {
                for (Socket socket : sockets.of(push.face(), account)) {
                    frame = frame == null ? push.frame(message, read.member(), read.readAt()) : frame;
                    socket.send(frame);
                }
            }
        }
    }

    private Set<AccountId> audience(MessageView message) {
        Set<AccountId> audience = new HashSet<>();
        audience.add(message.sender());
        message.recipient().ifPresent(audience::add);
        Set<AccountId> present = rooms.present(message.conversation());
        if (present.size() <= CROWD) {
            audience.addAll(present);
        }
        return audience;
    }

    @Override
    public synchronized void start() {
        following = live.follow(Set.of(MessagesRead.class), this::show);
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
}
