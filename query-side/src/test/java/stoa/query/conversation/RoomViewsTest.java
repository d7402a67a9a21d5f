package stoa.query.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.query.testing.Given.registered;
import static stoa.query.testing.QuerySide.given;
import static stoa.testkit.Conversations.conversation;
import static stoa.testkit.Groups.at;
import static stoa.testkit.Groups.group;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.account.query.Person;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.MessageDetail;
import stoa.api.conversation.MessageState;
import stoa.api.conversation.event.MessagesDelivered;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.GetConversation;
import stoa.api.conversation.query.GetMessage;
import stoa.api.conversation.query.ListConversations;
import stoa.api.conversation.query.ListMessages;
import stoa.api.conversation.query.ListRooms;
import stoa.api.conversation.query.MessageView;
import stoa.api.conversation.query.MessageView.Reader;
import stoa.api.group.GroupProfile;
import stoa.api.group.GroupRole;
import stoa.api.group.JoinCondition;
import stoa.api.group.event.MemberJoined;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;
import stoa.api.kernel.Span;
import stoa.query.testing.Delivery;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;
import stoa.testkit.Conversations;
import stoa.testkit.Groups;

/** What is read where more than two write, and what is told beside messages. */
class RoomViewsTest {

    private static final String EVERY = "stoa.query.testing.EveryDelivery#onEveryMongo";
    private static final GroupProfile OPEN = Groups.profile("Engines", true, JoinCondition.DIRECT);
    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(12);
    private static final AccountId EVE = new AccountId(13);

    private final Groups room = group(2000);
    private final Groups world = Groups.world();
    private final Conversations pair = conversation(3000, 7, 12);
    private final MemberJoined ada = room.joined(7, GroupRole.OWNER, 0);
    private final MemberJoined bob = room.joined(12, GroupRole.MEMBER, 1);

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_members_list_shows_their_groups_beside_their_pairs(Mongo mongo, Delivery delivery) {
        try (QuerySide views =
                given(mongo, delivery, pair.opened(), room.created(7, OPEN), ada, bob, room.message(12, "hello"))) {
            List<ConversationView> all = list(views, 7);
            assertThat(all)
                    .extracting(ConversationView::kind)
                    .containsExactly(ConversationKind.GROUP, ConversationKind.PRIVATE);
            assertThat(all.getFirst().with().group().orElseThrow().profile()).isEqualTo(OPEN);
            assertThat(all.getFirst().with().group().orElseThrow().memberCount())
                    .isEqualTo(2);
            assertThat(all.getFirst().with().group().orElseThrow().role()).contains(GroupRole.OWNER);
            assertThat(all.getFirst().unread()).isEqualTo(1);
            assertThat(all.getFirst()).isEqualTo(one(views, 7, room.conversation()));
            assertThat(views.ask(ListConversations.betweenTwo(ADA), ListConversations.Result.class)
                            .conversations())
                    .isEqualTo(all.subList(1, 2));
            assertThat(list(views, 13)).isEmpty();
            assertThat(views.ask(new ListRooms(ADA), ListRooms.Result.class).rooms())
                    .containsExactly(room.conversation());
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void unread_in_a_room_are_others_messages_after_the_pointer(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                room.created(7, OPEN),
                ada,
                bob,
                room.message(7, "1"),
                room.message(12, "2"),
                room.message(13, "3"),
                room.message(7, "4"))) {
            assertThat(unread(views, 7, room)).isEqualTo(2);
            assertThat(unread(views, 12, room)).isEqualTo(3);

            views.when(room.wasRead(7, 2), room.wasRead(12, 4), room.message(12, "5"));

            assertThat(unread(views, 7, room)).isEqualTo(2);
            assertThat(unread(views, 12, room)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void who_joins_begins_at_the_end_with_all_that_was_said_before_in_sight(Mongo mongo, Delivery delivery) {
        try (QuerySide views =
                given(mongo, delivery, room.created(7, OPEN), ada, room.message(7, "1"), room.message(7, "2"))) {
            MemberJoined eve = room.joined(13, GroupRole.MEMBER, 3);
            views.when(eve);
            assertThat(unread(views, 13, room)).isZero();
            assertThat(messages(views, 13, room.conversation(), Span.first(10))).hasSize(2);

            views.when(room.message(7, "3"));
            assertThat(unread(views, 13, room)).isEqualTo(1);

            views.when(room.left(eve));
            assertThat(list(views, 13)).isEmpty();
            refused(ConversationError.NOT_A_MEMBER, () -> messages(views, 13, room.conversation(), Span.first(1)));
            refused(ConversationError.NOT_A_MEMBER, () -> one(views, 13, room.conversation()));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_dissolved_groups_conversation_is_gone(Mongo mongo, Delivery delivery) {
        try (QuerySide views =
                given(mongo, delivery, room.created(7, OPEN), ada, bob, room.message(7, "1"), room.dissolved(7))) {
            assertThat(list(views, 7)).isEmpty();
            refused(
                    ConversationError.CONVERSATION_NOT_FOUND,
                    () -> messages(views, 7, room.conversation(), Span.first(1)));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void the_world_room_is_there_for_everybody_also_before_a_word_is_said(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, registered(7, "ada"))) {
            assertThat(views.ask(
                                    new ListConversations(EVE, Set.of(ConversationKind.WORLD)),
                                    ListConversations.Result.class)
                            .conversations())
                    .singleElement()
                    .satisfies(view -> {
                        assertThat(view.id()).isEqualTo(ConversationId.WORLD);
                        assertThat(view.last()).isEmpty();
                        assertThat(view.unread()).isZero();
                    });
            assertThat(list(views, 7)).isEmpty();

            views.when(world.message(7, "hello"));

            assertThat(messages(views, 99, ConversationId.WORLD, Span.first(10)))
                    .extracting(MessageView::content)
                    .containsExactly("hello");
        }
    }

    /** Messages of the world room have the ids 3, 4, 5 here; the account of the id 4 was made between the first two. */
    @ParameterizedTest
    @MethodSource(EVERY)
    void what_was_said_in_the_world_room_before_an_account_was_made_is_not_new_to_it(Mongo mongo, Delivery delivery) {
        try (QuerySide views =
                given(mongo, delivery, world.message(1, "3"), world.message(1, "4"), world.message(1, "5"))) {
            assertThat(unread(views, 2, world)).isEqualTo(3);
            assertThat(unread(views, 4, world)).isEqualTo(1);
            assertThat(unread(views, 99, world)).isZero();

            views.when(world.message(4, "6"), world.message(1, "7"), world.wasRead(2, 4));

            assertThat(unread(views, 4, world)).isEqualTo(2);
            assertThat(unread(views, 2, world)).isEqualTo(1);
            assertThat(unread(views, 1, world)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void messages_older_than_one_are_counted_from_there(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                pair.opened(),
                pair.message(7, "1"),
                pair.message(12, "2"),
                pair.message(7, "3"),
                pair.message(7, "4"),
                world.message(7, "x"))) {
            assertThat(before(views, 3004, new Span(0, 2))).containsExactly(3L, 2L);
            assertThat(before(views, 3004, new Span(2, 2))).containsExactly(1L);
            assertThat(before(views, 3001, new Span(0, 2))).isEmpty();
            assertThat(before(views, 9999, new Span(0, 2))).isEmpty();
            assertThat(before(views, 3, new Span(0, 2)))
                    .as("of another conversation")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_message_is_found_by_its_id_alone_by_who_may_see_it(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, pair.opened(), pair.message(7, "1"))) {
            MessageView found = views.ask(new GetMessage(new MessageId(3001), BOB), MessageView.class);
            assertThat(found.conversation()).isEqualTo(pair.id());
            assertThat(found.sequence()).isEqualTo(1);
            refused(
                    ConversationError.NOT_A_MEMBER,
                    () -> views.ask(new GetMessage(new MessageId(3001), EVE), MessageView.class));
            refused(
                    ConversationError.MESSAGE_NOT_FOUND,
                    () -> views.ask(new GetMessage(new MessageId(9), ADA), MessageView.class));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void between_two_a_message_is_sent_then_delivered_then_read(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                pair.opened(),
                pair.message(7, "1"),
                pair.message(7, "2"),
                pair.message(7, "3"),
                pair.message(12, "4"),
                new MessagesDelivered(pair.id(), BOB, 2, at(1)),
                pair.wasRead(12, 1))) {
            assertThat(states(views, 7, pair.id()))
                    .containsExactly(
                            MessageState.DELIVERED, MessageState.SENT, MessageState.DELIVERED, MessageState.READ);
            assertThat(states(views, 12, pair.id()))
                    .containsExactly(
                            MessageState.SENT, MessageState.DELIVERED, MessageState.DELIVERED, MessageState.READ);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void in_a_group_a_message_is_read_once_anybody_but_its_sender_has(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                room.created(7, OPEN),
                ada,
                bob,
                room.message(7, "1"),
                room.message(7, "2"),
                room.wasRead(7, 2))) {
            assertThat(states(views, 7, room.conversation())).containsExactly(MessageState.SENT, MessageState.SENT);

            views.when(room.wasRead(12, 1));
            assertThat(states(views, 7, room.conversation())).containsExactly(MessageState.SENT, MessageState.READ);
            assertThat(states(views, 12, room.conversation()))
                    .containsExactly(MessageState.DELIVERED, MessageState.READ);

            views.when(room.wasRead(12, 2));
            assertThat(states(views, 7, room.conversation())).containsExactly(MessageState.READ, MessageState.READ);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void readers_are_told_with_the_time_at_which_each_first_had(Mongo mongo, Delivery delivery) {
        MemberJoined eve = room.joined(13, GroupRole.MEMBER, 2);
        try (QuerySide views = given(
                mongo,
                delivery,
                room.created(7, OPEN),
                ada,
                bob,
                eve,
                room.message(7, "1"),
                room.message(12, "2"),
                room.message(7, "3"),
                read(13, 2, 20),
                read(12, 1, 30),
                read(12, 3, 40),
                read(7, 3, 50))) {
            List<MessageView> page = details(views, 7, room.conversation(), MessageDetail.READERS);
            assertThat(page.get(2).readers()).containsExactly(new Reader(EVE, at(20)), new Reader(BOB, at(30)));
            assertThat(page.get(1).readers()).containsExactly(new Reader(EVE, at(20)), new Reader(ADA, at(50)));
            assertThat(page.get(0).readers()).containsExactly(new Reader(BOB, at(40)));
            assertThat(page.get(0).state()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void senders_are_told_by_their_present_names(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo, delivery, registered(12, "bob"), pair.opened(), pair.message(12, "1"), pair.message(7, "2"))) {
            ListMessages query =
                    new ListMessages(pair.id(), ADA, Optional.empty(), Span.first(10), Set.of(MessageDetail.PEOPLE));
            assertThat(views.ask(query, ListMessages.Result.class).people())
                    .containsEntry(BOB, new Person(BOB, "bob", "bob@example.com", ""))
                    .containsEntry(ADA, Person.unknown(ADA));
        }
    }

    private MessagesRead read(long member, long upTo, int second) {
        return new MessagesRead(room.conversation(), new AccountId(member), upTo, at(second));
    }

    private static void refused(RejectionCode code, Runnable question) {
        assertThatThrownBy(question::run).isInstanceOfSatisfying(Rejection.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    private static List<ConversationView> list(QuerySide views, long member) {
        return views.ask(
                        new ListConversations(
                                new AccountId(member), Set.of(ConversationKind.PRIVATE, ConversationKind.GROUP)),
                        ListConversations.Result.class)
                .conversations();
    }

    private static ConversationView one(QuerySide views, long member, ConversationId id) {
        return views.ask(new GetConversation(id, new AccountId(member)), ConversationView.class);
    }

    private static long unread(QuerySide views, long member, Groups room) {
        return one(views, member, room.conversation()).unread();
    }

    private static List<MessageView> messages(QuerySide views, long member, ConversationId id, Span span) {
        return views.ask(
                        new ListMessages(id, new AccountId(member), Optional.empty(), span, Set.of()),
                        ListMessages.Result.class)
                .messages()
                .items();
    }

    private List<Long> before(QuerySide views, long message, Span span) {
        return views
                .ask(
                        new ListMessages(pair.id(), BOB, Optional.of(new MessageId(message)), span, Set.of()),
                        ListMessages.Result.class)
                .messages()
                .items()
                .stream()
                .map(MessageView::sequence)
                .toList();
    }

    private static List<MessageView> details(QuerySide views, long member, ConversationId id, MessageDetail detail) {
        return views.ask(
                        new ListMessages(id, new AccountId(member), Optional.empty(), Span.first(10), Set.of(detail)),
                        ListMessages.Result.class)
                .messages()
                .items();
    }

    private static List<MessageState> states(QuerySide views, long member, ConversationId id) {
        return details(views, member, id, MessageDetail.STATES).stream()
                .map(message -> message.state().orElseThrow())
                .toList();
    }
}
