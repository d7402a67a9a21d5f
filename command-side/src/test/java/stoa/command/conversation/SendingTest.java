package stoa.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Conversations.conversation;
import static stoa.testkit.Conversations.registered;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.account.AccountError;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.MessagePlace;
import stoa.api.conversation.command.SendMessage;
import stoa.api.conversation.command.Sent;
import stoa.api.conversation.event.MessageRemembered;
import stoa.api.conversation.event.MessageSent;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;
import stoa.command.platform.Decisions;
import stoa.testkit.Conversations;
import stoa.testkit.DecisionFixture;

class SendingTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(12);
    private static final AccountId EVE = new AccountId(13);

    private final DecisionFixture decisions = Decisions.of(new ConversationDecisions());
    private final Conversations conversation = conversation(2001, 7, 12);

    @BeforeEach
    void open() {
        decisions
                .given("account:7", registered(7))
                .given("account:12", registered(12))
                .given("account:13", registered(13))
                .given("conversation:2001", conversation.opened());
    }

    @AfterEach
    void stop() {
        decisions.close();
    }

    @Test
    void writes_the_message_with_its_number_and_to_the_last_byte() {
        decisions
                .when(conversation.send(12, " <b>hi</b>\n"))
                .thenAnswers(sent(2002, 1, 1))
                .thenAppends(in("conversation:2001", message(2002, 1, BOB, ADA, " <b>hi</b>\n", 1, 1)));
        decisions
                .when(conversation.send(7, "hello"))
                .thenAppends(in("conversation:2001", message(2003, 2, ADA, BOB, "hello", 1, 2)));
        decisions
                .when(conversation.send(12, "?"))
                .thenAppends(in("conversation:2001", message(2004, 3, BOB, ADA, "?", 2, 3)));
    }

    @Test
    void draws_id_and_time_after_those_of_the_message_before_wherever_that_was_written() {
        Instant later = NOW.plusSeconds(60);
        decisions.given(
                "conversation:2001",
                MessageSent.text(
                        new MessagePlace(conversation.id(), new MessageId(5_000), 1, later),
                        ADA,
                        BOB,
                        "from a node ahead",
                        1));

        decisions.when(conversation.send(12, "hi")).thenAnswers(new Sent(new MessageId(5_001), 2, later.plusMillis(1)));
    }

    @Test
    void takes_the_time_to_the_millisecond() {
        try (DecisionFixture exact = Decisions.of(new ConversationDecisions())
                .with(Clock.class, Clock.fixed(NOW.plusSeconds(5).plusNanos(1_999_999), ZoneOffset.UTC))) {
            exact.given("account:12", registered(12)).given("conversation:2001", conversation.opened());

            exact.when(conversation.send(7, "hi"))
                    .thenAnswers(
                            new Sent(new MessageId(2002), 1, NOW.plusSeconds(5).plusMillis(1)));
        }
    }

    @Test
    void remembers_what_the_client_called_it_in_the_same_append() {
        decisions
                .when(conversation.send(7, "hi", "temp_1"))
                .thenAnswers(sent(2002, 1, 1))
                .thenAppends(
                        in("conversation:2001", message(2002, 1, ADA, BOB, "hi", 1, 1)),
                        in(
                                SentClaim.streamOf(ADA, "temp_1"),
                                new MessageRemembered(
                                        ADA, conversation.id(), new MessageId(2002), 1, NOW.plusMillis(1))));
    }

    @Test
    void answers_a_repeated_send_with_the_first_message_and_leaves_no_trace() {
        decisions.when(conversation.send(7, "hi", "temp_1")).thenSucceeds();
        decisions.when(conversation.send(12, "what?")).thenSucceeds();

        decisions
                .when(conversation.send(7, "hi", "temp_1"))
                .thenAnswers(sent(2002, 1, 1))
                .thenAppendsNothing();
    }

    @Test
    void lets_two_people_use_the_same_id_of_their_own() {
        decisions.when(conversation.send(7, "hi", "1")).thenAnswers(sent(2002, 1, 1));

        decisions.when(conversation.send(12, "hi", "1")).thenAnswers(sent(2003, 2, 2));
    }

    @Test
    void a_clients_id_of_any_form_makes_a_short_name_of_a_stream() {
        assertThat(SentClaim.streamOf(ADA, "消:息\u0000".repeat(40))).matches("sent:7:[0-9a-f]{64}");
        assertThat(SentClaim.streamOf(ADA, "a")).isNotEqualTo(SentClaim.streamOf(ADA, "b"));
    }

    @Test
    void is_refused_to_who_has_no_part_in_it() {
        decisions.when(between(EVE, ADA)).thenRefuses(ConversationError.NOT_A_MEMBER);
    }

    @Test
    void is_refused_where_the_conversation_is_not_that_of_the_two() {
        decisions.when(between(ADA, EVE)).thenRefuses(ConversationError.NOT_A_MEMBER);
        decisions.when(between(ADA, ADA)).thenRefuses(ConversationError.NOT_A_MEMBER);
    }

    @Test
    void is_refused_in_an_unknown_conversation() {
        decisions
                .when(SendMessage.text(new ConversationId(9), ADA, BOB, "hi", Optional.of("c")))
                .thenRefuses(ConversationError.CONVERSATION_NOT_FOUND);
    }

    @Test
    void is_refused_to_a_recipient_who_does_not_exist() {
        decisions.when(between(ADA, new AccountId(99))).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
    }

    private SendMessage between(AccountId sender, AccountId recipient) {
        return SendMessage.text(conversation.id(), sender, recipient, "hi", Optional.empty());
    }

    private static Sent sent(long id, long sequence, long millis) {
        return new Sent(new MessageId(id), sequence, NOW.plusMillis(millis));
    }

    private MessageSent message(
            long id, long sequence, AccountId from, AccountId to, String content, long bySender, long millis) {
        return MessageSent.text(
                new MessagePlace(conversation.id(), new MessageId(id), sequence, NOW.plusMillis(millis)),
                from,
                to,
                content,
                bySender);
    }
}
