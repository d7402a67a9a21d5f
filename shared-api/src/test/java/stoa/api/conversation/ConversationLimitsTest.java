package stoa.api.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.conversation.command.MarkRead;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.conversation.command.SendMessage;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** What the messages about conversations refuse by themselves, and what they leave as it is. */
class ConversationLimitsTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(12);
    private static final ConversationId CONVERSATION = new ConversationId(4001);

    @Test
    void a_content_has_1_to_5000_characters_counted_in_code_points() {
        valid(() -> sent("x"));
        valid(() -> sent("\uD83D\uDE00".repeat(5_000)));
        invalid(() -> sent("x".repeat(5_001)));
        invalid(() -> sent(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", " x ", "<b>&amp;</b>", "\u0000", "e\u0301", "\uFEFF", "\uD83D\uDE00"})
    void a_content_stays_as_it_was_written(String content) {
        assertThat(sent(content).body().content()).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "x\uDE00", "\uDE00\uD83D"})
    void half_a_surrogate_pair_is_no_content(String content) {
        invalid(() -> sent(content));
    }

    @Test
    void a_clients_own_id_has_1_to_200_characters() {
        valid(() -> named("c".repeat(200)));
        invalid(() -> named("c".repeat(201)));
        invalid(() -> named(""));
    }

    @Test
    void what_was_read_is_no_negative_number_of_messages() {
        valid(() -> new MarkRead(CONVERSATION, ADA, OptionalLong.of(0)));
        valid(() -> new MarkRead(CONVERSATION, ADA, OptionalLong.empty()));
        invalid(() -> new MarkRead(CONVERSATION, ADA, OptionalLong.of(-1)));
    }

    @Test
    void nobody_talks_to_themselves() {
        valid(() -> new OpenConversation(ADA, BOB));
        invalid(() -> new OpenConversation(ADA, ADA));
    }

    @Test
    void a_pair_is_the_same_from_both_sides() {
        assertThat(Pair.of(ADA, BOB)).isEqualTo(Pair.of(BOB, ADA)).hasToString("7:12");
        assertThat(Pair.of(BOB, ADA).stream()).isEqualTo("pair:7:12");
        assertThat(Pair.of(ADA, BOB).other(ADA)).isEqualTo(BOB);
        assertThat(Pair.of(ADA, BOB).other(BOB)).isEqualTo(ADA);
        assertThat(Pair.of(ADA, BOB).contains(BOB)).isTrue();
        assertThat(Pair.of(ADA, BOB).contains(new AccountId(9))).isFalse();
    }

    private static SendMessage sent(String content) {
        return SendMessage.text(CONVERSATION, ADA, BOB, content, Optional.empty());
    }

    private static SendMessage named(String clientId) {
        return SendMessage.text(CONVERSATION, ADA, BOB, "x", Optional.of(clientId));
    }

    private static void valid(ThrowingCallable call) {
        assertThatCode(call).doesNotThrowAnyException();
    }

    private static void invalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Rejection.class, refusal -> assertThat(refusal.code())
                .isEqualTo(KernelError.INVALID));
    }
}
