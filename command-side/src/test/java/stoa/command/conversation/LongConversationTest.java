package stoa.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Conversations.conversation;
import static stoa.testkit.Conversations.registered;
import static stoa.testkit.Decision.in;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.conversation.command.Sent;
import stoa.api.conversation.event.MessageSent;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Decisions;
import stoa.testkit.Conversations;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

/** What outgrows its snapshots goes on from them, on a node that has seen nothing of it. */
class LongConversationTest {

    private static final int MESSAGES = 3 * Aggregates.EVENTS_PER_SNAPSHOT;

    private final MemoryLedger ledger = Decisions.ledger();
    private final DecisionFixture node = Decisions.node(ledger, new ConversationDecisions());
    private final DecisionFixture later = Decisions.node(ledger, new ConversationDecisions());
    private final Conversations conversation = conversation(1, 7, 12);
    private Sent last;

    @BeforeEach
    void writeAndRead() {
        node.given("account:7", registered(7))
                .given("account:12", registered(12))
                .given("conversation:1", conversation.opened());
        for (int i = 1; i <= MESSAGES; i++) {
            last = (Sent) node.when(conversation.send(i % 3 == 0 ? 7 : 12, "m"))
                    .thenSucceeds()
                    .result()
                    .getPayload();
            node.when(conversation.read(7)).thenSucceeds();
            node.when(conversation.hide(7)).thenSucceeds();
        }
    }

    @AfterEach
    void stop() {
        node.close();
        later.close();
    }

    @Test
    void a_message_follows_the_last_one() {
        Sent next = (Sent)
                later.when(conversation.send(7, "m")).thenSucceeds().result().getPayload();

        assertThat(next.sequence()).isEqualTo(MESSAGES + 1);
        assertThat(next.message().value()).isGreaterThan(last.message().value());
        assertThat(next.sentAt()).isAfter(last.sentAt());
        MessageSent written =
                (MessageSent) ledger.appends().getLast().events().getLast().getPayload();
        assertThat(written.bySender()).hasValue(MESSAGES / 3 + 1);
        assertThat(ledger.snapshotReads()).isPositive();
    }

    @Test
    void what_was_read_and_hidden_stays_so() {
        later.when(conversation.read(7)).thenAppendsNothing();
        later.when(conversation.hide(7)).thenAppendsNothing();
        later.when(conversation.read(12))
                .thenAppendsUnderGuards(
                        Map.of("conversation:1", (long) MESSAGES), in("read:1:12", conversation.wasRead(12, MESSAGES)));
        assertThat(ledger.snapshotReads()).isGreaterThanOrEqualTo(3);
    }
}
