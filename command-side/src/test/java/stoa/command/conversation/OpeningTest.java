package stoa.command.conversation;

import static stoa.testkit.Conversations.conversation;
import static stoa.testkit.Conversations.registered;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.account.AccountError;
import stoa.api.conversation.Pair;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.conversation.command.Opened;
import stoa.api.conversation.event.ConversationOpened;
import stoa.api.kernel.AccountId;
import stoa.command.platform.Decisions;
import stoa.testkit.Conversations;
import stoa.testkit.DecisionFixture;

class OpeningTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(12);

    private final DecisionFixture decisions = Decisions.of(new ConversationDecisions());
    private final Conversations conversation = conversation(1001, 7, 12);

    @BeforeEach
    void register() {
        decisions.given("account:7", registered(7)).given("account:12", registered(12));
    }

    @AfterEach
    void stop() {
        decisions.close();
    }

    @Test
    void gives_a_pair_its_conversation_in_one_append() {
        decisions
                .when(new OpenConversation(BOB, ADA))
                .thenAnswers(new Opened(conversation.id(), NOW, true))
                .thenAppends(
                        in("pair:7:12", conversation.met()),
                        in(
                                "conversation:1001",
                                new ConversationOpened(conversation.id(), Pair.of(ADA, BOB), BOB, NOW)));
    }

    @Test
    void finds_it_again_from_either_side_and_leaves_no_trace() {
        decisions.given("pair:7:12", conversation.met()).given("conversation:1001", conversation.opened());

        decisions
                .when(new OpenConversation(ADA, BOB))
                .thenAnswers(new Opened(conversation.id(), NOW, false))
                .thenAppendsNothing();
        decisions
                .when(new OpenConversation(BOB, ADA))
                .thenAnswers(new Opened(conversation.id(), NOW, false))
                .thenAppendsNothing();
    }

    @Test
    void brings_back_the_side_of_the_opener_alone() {
        decisions
                .given("pair:7:12", conversation.met())
                .given("conversation:1001", conversation.opened())
                .given("side:1001:7", conversation.hidden(7, 0))
                .given("side:1001:12", conversation.hidden(12, 0));

        decisions
                .when(new OpenConversation(ADA, BOB))
                .thenAnswers(new Opened(conversation.id(), NOW, false))
                .thenAppends(in("side:1001:7", conversation.reopened(7)));
        decisions.when(new OpenConversation(ADA, BOB)).thenAppendsNothing();
    }

    @Test
    void is_refused_for_somebody_who_does_not_exist() {
        decisions.when(new OpenConversation(ADA, new AccountId(9))).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
    }
}
