package stoa.gateway.kit;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.CommandHandler;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.MessagePlace;
import stoa.api.conversation.command.MarkDelivered;
import stoa.api.conversation.command.MarkRead;
import stoa.api.conversation.command.SendMessage;
import stoa.api.conversation.event.MessageSent;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;

/** Takes every message in every conversation but one, and shows it live. */
public final class FakeMessages implements FakeFeature {

    public static final ConversationId NOBODYS = new ConversationId(9_999);

    public final List<MarkRead> marks = new CopyOnWriteArrayList<>();

    public final List<MarkDelivered> deliveries = new CopyOnWriteArrayList<>();

    /** What the next messages are refused with, if anything. */
    public volatile RejectionCode outage;

    /** Whether the next messages meet a fault of ours. */
    public volatile boolean broken;

    private final AtomicLong sequence = new AtomicLong();
    private final FakeVault vault;
    private final FakeLive live;
    private final Clock clock;

    public FakeMessages(FakeVault vault, FakeLive live, Clock clock) {
        this.vault = vault;
        this.live = live;
        this.clock = clock;
    }

    @CommandHandler
    synchronized void handle(SendMessage send) {
        if (outage != null) {
            throw new Rejection(outage, "as the test wants it");
        }
        if (broken) {
            throw new IllegalStateException("as the test wants it");
        }
        if (send.conversation().equals(NOBODYS)) {
            throw new Rejection(ConversationError.NOT_A_MEMBER, "not theirs");
        }
        long next = sequence.incrementAndGet();
        live.append(MessageSent.between(
                new MessagePlace(send.conversation(), new MessageId(vault.next()), next, clock.instant()),
                send.sender(),
                send.recipient().orElseThrow(),
                send.body(),
                next));
    }

    @CommandHandler
    void handle(MarkDelivered mark) {
        deliveries.add(mark);
    }

    @CommandHandler
    void handle(MarkRead mark) {
        marks.add(mark);
    }
}
