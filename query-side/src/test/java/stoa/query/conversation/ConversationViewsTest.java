package stoa.query.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.query.testing.Given.registered;
import static stoa.query.testing.QuerySide.given;
import static stoa.testkit.Conversations.conversation;
import static stoa.testkit.Conversations.timeOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.account.query.Person;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.MessagePlace;
import stoa.api.conversation.MessageType;
import stoa.api.conversation.Pair;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.ConversationView.LastMessage;
import stoa.api.conversation.query.FindConversation;
import stoa.api.conversation.query.GetConversation;
import stoa.api.conversation.query.ListConversations;
import stoa.api.conversation.query.ListMessages;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.query.testing.Delivery;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;
import stoa.testkit.Conversations;
import stoa.testkit.DecisionFixture;

class ConversationViewsTest {

    private static final String EVERY = "stoa.query.testing.EveryDelivery#onEveryMongo";
    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(12);

    private final Conversations withBob = conversation(2000, 7, 12);
    private final Conversations withEve = conversation(3000, 7, 13);

    @ParameterizedTest
    @MethodSource(EVERY)
    void both_see_a_conversation_that_has_no_message_yet(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, registered(12, "bob"), withBob.met(), withBob.opened())) {
            assertThat(list(views, 7))
                    .containsExactly(ConversationView.between(
                            withBob.id(),
                            new Person(BOB, "bob", "bob@example.com", ""),
                            DecisionFixture.NOW,
                            Optional.empty(),
                            0));
            assertThat(list(views, 12))
                    .containsExactly(ConversationView.between(
                            withBob.id(), Person.unknown(ADA), DecisionFixture.NOW, Optional.empty(), 0));
            assertThat(list(views, 13)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void the_last_message_shows_how_it_begins_and_makes_the_order(Mongo mongo, Delivery delivery) {
        String emoji = "\uD83D\uDE00".repeat(150);
        try (QuerySide views = given(
                mongo,
                delivery,
                withBob.opened(),
                withEve.opened(),
                withEve.message(13, "first"),
                withBob.message(7, "hi"),
                withBob.message(7, emoji))) {
            assertThat(list(views, 7)).extracting(ConversationView::id).containsExactly(withBob.id(), withEve.id());
            ConversationView last = list(views, 12).getFirst();
            assertThat(last.last())
                    .contains(new LastMessage(
                            new MessageId(2002), 2, ADA, MessageType.TEXT, "\uD83D\uDE00".repeat(100), timeOf(2)));
            assertThat(last.lastActivity()).isEqualTo(timeOf(2));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void equal_times_stand_newest_conversation_first(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                withEve.opened(),
                withBob.opened(),
                withBob.message(7, "x"),
                withEve.message(7, "x"))) {
            assertThat(list(views, 7)).extracting(ConversationView::id).containsExactly(withEve.id(), withBob.id());
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void unread_are_the_others_messages_after_the_pointer(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                withBob.opened(),
                withBob.message(7, "1"),
                withBob.message(12, "2"),
                withBob.message(7, "3"),
                withBob.message(7, "4"),
                withBob.message(12, "5"))) {
            assertThat(unread(views, 7)).isEqualTo(2);
            assertThat(unread(views, 12)).isEqualTo(3);

            views.when(withBob.wasRead(12, 3), withBob.wasRead(7, 4));

            assertThat(unread(views, 7)).isEqualTo(1);
            assertThat(unread(views, 12)).isEqualTo(1);

            views.when(withBob.wasRead(12, 5), withBob.message(7, "6"), withBob.message(12, "7"));

            assertThat(unread(views, 12)).isEqualTo(1);
            assertThat(unread(views, 7)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_hidden_side_is_gone_until_a_message_or_its_owner_brings_it_back(Mongo mongo, Delivery delivery) {
        try (QuerySide views =
                given(mongo, delivery, withBob.opened(), withBob.message(7, "1"), withBob.hidden(7, 1))) {
            assertThat(list(views, 7)).isEmpty();
            assertThat(list(views, 12)).hasSize(1);

            views.when(withBob.reopened(7));
            assertThat(list(views, 7)).hasSize(1);

            views.when(withBob.hidden(7, 1));
            assertThat(list(views, 7)).isEmpty();

            views.when(withBob.message(12, "2"));
            assertThat(list(views, 7)).hasSize(1);
            assertThat(unread(views, 7)).isEqualTo(1);
            assertThat(messages(views, 7, new Page(1, 10)).total()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_conversation_without_messages_can_be_hidden_too(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, withBob.opened(), withBob.hidden(12, 0))) {
            assertThat(list(views, 12)).isEmpty();

            views.when(withBob.message(7, "1"));

            assertThat(list(views, 12)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void pages_of_the_history_follow_each_other_newest_first(Mongo mongo, Delivery delivery) {
        List<Object> events = new ArrayList<>(List.of(withBob.opened()));
        for (int i = 1; i <= 7; i++) {
            events.add(withBob.message(i % 2 == 0 ? 12 : 7, " " + i + "\n"));
        }
        try (QuerySide views = given(mongo, delivery, events)) {
            assertThat(messages(views, 7, new Page(1, 3)).items())
                    .extracting(MessageView::sequence)
                    .containsExactly(7L, 6L, 5L);
            assertThat(messages(views, 12, new Page(3, 3)).items())
                    .containsExactly(MessageView.of(MessageSent.text(
                            new MessagePlace(withBob.id(), new MessageId(2001), 1, timeOf(1)), ADA, BOB, " 1\n", 1)));
            assertThat(messages(views, 12, new Page(4, 3))).isEqualTo(new PageOf<>(List.of(), 7));
            assertThat(messages(views, 12, new Page(Integer.MAX_VALUE, 100)).items())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_pair_finds_its_conversation_and_others_find_none(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, withBob.met(), withBob.opened())) {
            assertThat(find(views, Pair.of(BOB, ADA))).contains(withBob.id());
            assertThat(find(views, Pair.of(ADA, new AccountId(13)))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void strangers_are_shown_neither_head_nor_history(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, withBob.opened(), withBob.message(7, "1"))) {
            refused(ConversationError.NOT_A_MEMBER, () -> messages(views, 13, new Page(1, 1)));
            refused(ConversationError.NOT_A_MEMBER, () -> one(views, withBob.id(), 13));
            refused(ConversationError.CONVERSATION_NOT_FOUND, () -> one(views, new ConversationId(9), 7));
        }
    }

    private static void refused(ConversationError code, Runnable question) {
        assertThatThrownBy(question::run).isInstanceOfSatisfying(Rejection.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    private static List<ConversationView> list(QuerySide views, long member) {
        return views.ask(ListConversations.betweenTwo(new AccountId(member)), ListConversations.Result.class)
                .conversations();
    }

    private static ConversationView one(QuerySide views, ConversationId id, long member) {
        return views.ask(new GetConversation(id, new AccountId(member)), ConversationView.class);
    }

    private long unread(QuerySide views, long member) {
        ConversationView one = one(views, withBob.id(), member);
        assertThat(list(views, member)).contains(one);
        return one.unread();
    }

    private PageOf<MessageView> messages(QuerySide views, long member, Page page) {
        return views.ask(new ListMessages(withBob.id(), new AccountId(member), page), ListMessages.Result.class)
                .messages();
    }

    private static Optional<ConversationId> find(QuerySide views, Pair pair) {
        return views.ask(new FindConversation(pair), FindConversation.Result.class)
                .conversation();
    }
}
