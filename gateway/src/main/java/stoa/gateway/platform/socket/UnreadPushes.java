package stoa.gateway.platform.socket;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.GetConversation;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.LiveEvents;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.ViewProgress;
import stoa.gateway.platform.GatewaySettings;
import stoa.gateway.platform.Queries;

/**
 * Shows to readers' own sockets on this node, but not to the one that said so, how much is unread after they have read
 * somewhere. It has a thread of its own, since the views have to be asked; of who has no socket nothing is asked.
 */
@Component
final class UnreadPushes implements SmartLifecycle {

    private static final Set<String> READ = Set.of(EventCatalogue.nameOf(MessagesRead.class));

    private final LiveEvents live;
    private final List<UnreadPush> pushes;
    private final Sockets sockets;
    private final Unread unread;
    private LiveEvents.Following following;

    UnreadPushes(LiveEvents live, List<UnreadPush> pushes, Sockets sockets, Unread unread) {
        this.live = live;
        this.pushes = List.copyOf(pushes);
        this.sockets = sockets;
        this.unread = unread;
    }

    private void show(LiveEvents.Live event) {
        if (event.event() instanceof MessagesRead read) {
            pushes.forEach(push -> show(push, read, event));
        }
    }

    private void show(UnreadPush push, MessagesRead read, LiveEvents.Live event) {
        List<Socket> others = sockets.of(push.face(), read.member()).stream()
                .filter(socket -> !socket.origin().isOf(event.requestId()))
                .toList();
        if (!others.isEmpty()) {
            unread.after(read, event.position()).ifPresent(count -> {
                String frame = push.frame(read.conversation(), count);
                others.forEach(socket -> socket.send(frame));
            });
        }
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

    /** What is left to read. */
    @Component
    record Unread(Queries queries, ViewProgress views, GatewaySettings settings) {

        /** Empty if the views are far behind, or the reader has no part in the conversation any more. */
        Optional<Long> after(MessagesRead read, long position) {
            Duration atMost = settings.readYourWrites();
            if (!views.awaitPassed(position, READ, atMost)) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        queries.ask(new GetConversation(read.conversation(), read.member()), ConversationView.class)
                                .unread());
            } catch (Rejection gone) {
                return Optional.empty();
            }
        }
    }
}
