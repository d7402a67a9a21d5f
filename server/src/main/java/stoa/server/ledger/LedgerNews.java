package stoa.server.ledger;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.kernel.LiveEvents;
import stoa.api.kernel.MetaKeys;

/** This node's tail of the ledger, with the very messages that the views are given. Nothing of it is stored. */
final class LedgerNews implements LiveEvents {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerNews.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LAST_CALL = Duration.ofSeconds(1);

    private final EventStore ledger;

    LedgerNews(EventStore ledger) {
        this.ledger = ledger;
    }

    @Override
    public Following follow(Set<Class<?>> events, Consumer<Live> listener) {
        Follower follower = new Follower(ledger.openStream(ledger.createHeadToken()), Set.copyOf(events), listener);
        follower.thread.start();
        return follower;
    }

    /** One reader with its thread; what it is late for, the stream keeps or reads back. */
    private static final class Follower implements Following {

        private final BlockingStream<TrackedEventMessage<?>> stream;
        private final Set<Class<?>> events;
        private final Consumer<Live> listener;
        private final Thread thread;
        private volatile boolean stopped;

        Follower(BlockingStream<TrackedEventMessage<?>> stream, Set<Class<?>> events, Consumer<Live> listener) {
            this.stream = stream;
            this.events = events;
            this.listener = listener;
            this.thread = Thread.ofPlatform().daemon().name("live-events").unstarted(this::run);
        }

        private void run() {
            while (!stopped) {
                try {
                    take(stream.nextAvailable());
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    return;
                } catch (RuntimeException | Error unreadable) {
                    LOG.warn("What is new in the ledger can not be read at present: {}", unreadable.getMessage());
                    LockSupport.parkNanos(this, PAUSE.toNanos());
                }
            }
        }

        private void take(TrackedEventMessage<?> message) {
            if (stopped || !events.contains(message.getPayloadType())) {
                return;
            }
            long position = ((GlobalSequenceTrackingToken) message.trackingToken()).getGlobalIndex();
            try {
                listener.accept(new Live(message.getPayload(), position, requestOf(message)));
            } catch (RuntimeException | Error lost) {
                LOG.error("Event {} could not be shown live", position, lost);
            }
        }

        private static String requestOf(TrackedEventMessage<?> message) {
            return message.getMetaData().get(MetaKeys.REQUEST_ID) instanceof String request ? request : "";
        }

        @Override
        public void stop() {
            stopped = true;
            thread.interrupt();
            try {
                thread.join(LAST_CALL);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
            stream.close();
        }
    }
}
