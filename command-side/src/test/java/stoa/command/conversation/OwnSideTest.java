package stoa.command.conversation;

import static stoa.testkit.Conversations.conversation;
import static stoa.testkit.Decision.in;

import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.command.HideConversation;
import stoa.api.conversation.command.MarkRead;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.command.platform.Decisions;
import stoa.testkit.Conversations;
import stoa.testkit.DecisionFixture;

class OwnSideTest {

    private static final ConversationId UNKNOWN = new ConversationId(9);

    private final DecisionFixture decisions = Decisions.of(new ConversationDecisions());
    private final Conversations conversation = conversation(2001, 7, 12);

    /** Opened, and two messages: the stream's last event is number 2. */
    @BeforeEach
    void write() {
        decisions.given(
                "conversation:2001",
                conversation.opened(),
                conversation.message(7, "one"),
                conversation.message(12, "two"));
    }

    @AfterEach
    void stop() {
        decisions.close();
    }

    @Test
    void what_is_read_is_all_there_is_at_that_moment_by_a_guard() {
        decisions
                .when(conversation.read(7))
                .thenAppendsUnderGuards(Map.of("conversation:2001", 2L), in("read:2001:7", conversation.wasRead(7, 2)));
    }

    @Test
    void what_is_read_up_to_a_message_needs_no_guard_since_that_one_is_there() {
        decisions.when(conversation.read(7, 1)).thenAppends(in("read:2001:7", conversation.wasRead(7, 1)));
        decisions.when(conversation.read(7, 2)).thenAppends(in("read:2001:7", conversation.wasRead(7, 2)));
    }

    @Test
    void nobody_reads_further_than_there_are_messages() {
        decisions
                .when(conversation.read(7, 99))
                .thenAppendsUnderGuards(Map.of("conversation:2001", 2L), in("read:2001:7", conversation.wasRead(7, 2)));
    }

    @Test
    void what_was_read_stays_read() {
        decisions.given("read:2001:7", conversation.wasRead(7, 2));

        decisions.when(conversation.read(7)).thenAppendsNothing();
        decisions.when(conversation.read(7, 1)).thenAppendsNothing();
        decisions.when(conversation.read(7, 0)).thenAppendsNothing();
    }

    @Test
    void each_member_reads_for_themselves() {
        decisions.given("read:2001:7", conversation.wasRead(7, 2));

        decisions.when(conversation.read(12, 1)).thenAppends(in("read:2001:12", conversation.wasRead(12, 1)));
    }

    @Test
    void a_side_is_hidden_up_to_the_last_message_at_that_moment_by_a_guard() {
        decisions
                .when(conversation.hide(12))
                .thenAppendsUnderGuards(
                        Map.of("conversation:2001", 2L), in("side:2001:12", conversation.hidden(12, 2)));
        decisions.when(conversation.hide(12)).thenAppendsNothing();
    }

    @Test
    void a_side_that_a_message_has_brought_back_is_hidden_anew() {
        decisions
                .given("side:2001:12", conversation.hidden(12, 2))
                .given("conversation:2001", conversation.message(7, "three"));

        decisions
                .when(conversation.hide(12))
                .thenAppendsUnderGuards(
                        Map.of("conversation:2001", 3L), in("side:2001:12", conversation.hidden(12, 3)));
    }

    @Test
    void a_side_that_was_opened_again_is_hidden_anew() {
        decisions.given("side:2001:12", conversation.hidden(12, 2), conversation.reopened(12));

        decisions
                .when(conversation.hide(12))
                .thenAppendsUnderGuards(
                        Map.of("conversation:2001", 2L), in("side:2001:12", conversation.hidden(12, 2)));
    }

    @Test
    void strangers_have_no_side() {
        decisions
                .when(new MarkRead(conversation.id(), new AccountId(13), OptionalLong.empty()))
                .thenRefuses(ConversationError.NOT_A_MEMBER);
        decisions
                .when(new HideConversation(conversation.id(), new AccountId(13)))
                .thenRefuses(ConversationError.NOT_A_MEMBER);
    }

    @Test
    void an_unknown_conversation_has_no_sides() {
        decisions
                .when(new MarkRead(UNKNOWN, new AccountId(7), OptionalLong.empty()))
                .thenRefuses(ConversationError.CONVERSATION_NOT_FOUND);
        decisions
                .when(new HideConversation(UNKNOWN, new AccountId(7)))
                .thenRefuses(ConversationError.CONVERSATION_NOT_FOUND);
    }
}
