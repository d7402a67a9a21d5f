package stoa.gateway.platform.socket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.command.MarkDelivered;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.Commands;

/**
 * Records that messages between two have reached the other, on an open socket or by being fetched: once a second at
 * most for each of them, however many messages, and nothing where more than two read. What is not recorded when a node
 * dies is recorded with the next message, or by being read.
 */
@Component
public final class Deliveries implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Map<To, Long> reached = new ConcurrentHashMap<>();
    private final Commands commands;
    private ScheduledExecutorService clock;

    private record To(ConversationId conversation, AccountId account) {}

    Deliveries(Commands commands) {
        this.commands = commands;
    }

    /** A message was handed to an open socket of this person. */
    void note(Object event, AccountId account) {
        if (event instanceof MessageSent sent
                && sent.kind() == ConversationKind.PRIVATE
                && !sent.sender().equals(account)) {
            note(sent.conversation(), account, sent.sequence());
        }
    }

    /** Messages were answered to somebody who asked for a page of them. */
    public void fetched(AccountId account, List<MessageView> page) {
        page.stream()
                .filter(message -> message.recipient().equals(Optional.of(account)))
                .max(Comparator.comparingLong(MessageView::sequence))
                .ifPresent(newest -> note(newest.conversation(), account, newest.sequence()));
    }

    private void note(ConversationId conversation, AccountId account, long sequence) {
        reached.merge(new To(conversation, account), sequence, Math::max);
    }

    /** Records what has been noted since the last time. */
    void record() {
        List<To> all = new ArrayList<>(reached.keySet());
        for (To to : all) {
            Long upTo = reached.remove(to);
            if (upTo != null) {
                record(to, upTo);
            }
        }
    }

    private void record(To to, long upTo) {
        try {
            commands.sendAsSystem(new MarkDelivered(to.conversation(), to.account(), upTo));
        } catch (Rejection unavailable) {
            LOG.debug("Not recorded as delivered: {}", unavailable.getMessage());
        } catch (RuntimeException failure) {
            // What is thrown here would be the last that this clock does.
            LOG.error("A delivery could not be recorded", failure);
        }
    }

    @Override
    public synchronized void start() {
        clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("deliveries").daemon().factory());
        var unused =
                clock.scheduleWithFixedDelay(this::record, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        clock.shutdownNow();
        clock = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }
}
