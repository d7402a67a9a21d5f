package stoa.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Conversations.conversation;
import static stoa.testkit.Conversations.registered;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.account.AccountError;
import stoa.api.account.event.AccountRegistered;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.MessageBody;
import stoa.api.conversation.MessageMetadata;
import stoa.api.conversation.MessagePlace;
import stoa.api.conversation.MessageType;
import stoa.api.conversation.command.HideConversation;
import stoa.api.conversation.command.MarkDelivered;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.conversation.command.SendMessage;
import stoa.api.conversation.event.ConversationHidden;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.event.MessagesDelivered;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.group.GroupRole;
import stoa.api.group.JoinCondition;
import stoa.api.group.event.MemberJoined;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;
import stoa.api.kernel.Role;
import stoa.command.platform.Decisions;
import stoa.testkit.Conversations;
import stoa.testkit.CountedIds;
import stoa.testkit.DecisionFixture;
import stoa.testkit.Groups;

/** Writing and reading where there are more than two, and what is recorded of two alone. */
class WritingToManyTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(12);

    private final DecisionFixture decisions = Decisions.of(new ConversationDecisions());
    private final Groups group = Groups.group(500);
    private final Groups world = Groups.world();
    private final MemberJoined ada = group.joined(7, GroupRole.OWNER, 0);

    @BeforeEach
    void open() {
        decisions
                .given("account:7", registered(7))
                .given("account:12", registered(12))
                .given("account:14", new AccountRegistered(new AccountId(14), "guest", "", Role.GUEST, NOW))
                .given("group:500", group.created(7, Groups.profile("Engines", true, JoinCondition.DIRECT)))
                .given("member:500:7", ada);
    }

    @AfterEach
    void stop() {
        decisions.close();
    }

    private static MessageSent message(ConversationId in, long id, long sequence, AccountId sender, String content) {
        return MessageSent.toAll(
                new MessagePlace(in, new MessageId(id), sequence, NOW.plusMillis(sequence - 1)),
                sender,
                MessageBody.text(content));
    }

    @Test
    void a_member_writes_to_their_group_by_guards_on_the_group_and_their_own_membership() {
        decisions
                .when(group.send(7, "hello"))
                .thenAppendsUnderGuards(
                        Map.of("group:500", 0L, "member:500:7", 0L),
                        in("conversation:500", message(group.conversation(), CountedIds.FIRST, 1, ADA, "hello")));
        decisions
                .when(group.send(7, "again"))
                .thenAppendsUnderGuards(
                        Map.of("group:500", 0L, "member:500:7", 0L),
                        in("conversation:500", message(group.conversation(), CountedIds.FIRST + 1, 2, ADA, "again")));
    }

    @Test
    void who_is_not_or_no_more_in_it_does_not_write() {
        decisions.when(group.send(12, "hello")).thenRefuses(ConversationError.NOT_A_MEMBER);

        decisions.given("member:500:7", group.left(ada));
        decisions.when(group.send(7, "hello")).thenRefuses(ConversationError.NOT_A_MEMBER);
    }

    @Test
    void nobody_writes_in_a_group_that_is_not_there_any_more() {
        decisions.given("group:500", group.dissolved(7));

        decisions.when(group.send(7, "hello")).thenRefuses(ConversationError.CONVERSATION_NOT_FOUND);
        decisions.when(group.read(7)).thenRefuses(ConversationError.CONVERSATION_NOT_FOUND);
    }

    @Test
    void nobody_names_one_of_many_as_the_recipient() {
        decisions
                .when(SendMessage.text(group.conversation(), ADA, BOB, "psst", Optional.empty()))
                .thenRefuses(ConversationError.NOT_A_MEMBER);
    }

    @Test
    void everybody_writes_in_the_world_room_which_nobody_has_opened() {
        decisions
                .when(world.send(14, "hello"))
                .thenAppends(in(
                        "conversation:2",
                        message(ConversationId.WORLD, CountedIds.FIRST, 1, new AccountId(14), "hello")));
        decisions
                .when(world.send(12, "hi"))
                .thenAppends(in("conversation:2", message(ConversationId.WORLD, CountedIds.FIRST + 1, 2, BOB, "hi")));
    }

    @Test
    void all_there_is_in_a_room_is_read_without_a_guard_on_it() {
        decisions.when(world.read(12)).thenAppendsNothing();
        decisions.given("conversation:2", world.message(7, "one"), world.message(7, "two"));

        decisions
                .when(world.read(12))
                .thenAppends(in("read:2:12", new MessagesRead(ConversationId.WORLD, BOB, 2, NOW)));
        decisions.when(world.read(12, 99)).thenAppendsNothing();
        decisions
                .when(new HideConversation(ConversationId.WORLD, BOB))
                .thenAppends(in("side:2:12", new ConversationHidden(ConversationId.WORLD, BOB, 2, NOW)));
    }

    @Test
    void strangers_read_nothing_in_a_group() {
        decisions.given("conversation:500", group.message(7, "one"));

        decisions.when(group.read(12)).thenRefuses(ConversationError.NOT_A_MEMBER);
        decisions
                .when(group.read(7))
                .thenAppends(in("read:500:7", new MessagesRead(group.conversation(), ADA, 1, NOW)));
    }

    @Test
    void an_image_between_two_needs_no_name_of_the_other() {
        Conversations pair = conversation(600, 7, 12);
        decisions.given("conversation:600", pair.opened());
        MessageBody image = new MessageBody(
                MessageType.IMAGE,
                "https://example.org/a.png",
                new MessageMetadata(Optional.of("a.png"), OptionalLong.of(17)));

        decisions
                .when(new SendMessage(pair.id(), BOB, Optional.empty(), image, Optional.empty()))
                .thenAppends(in(
                        "conversation:600",
                        MessageSent.between(
                                new MessagePlace(pair.id(), new MessageId(CountedIds.FIRST), 1, NOW.plusMillis(1)),
                                BOB,
                                ADA,
                                image,
                                1)));
    }

    @Test
    void what_reached_one_of_two_stays_delivered_and_of_many_nothing_is_recorded() {
        Conversations pair = conversation(600, 7, 12);
        decisions.given("conversation:600", pair.opened(), pair.message(7, "one"), pair.message(7, "two"));

        decisions
                .when(new MarkDelivered(pair.id(), BOB, 99))
                .thenAppends(in("delivered:600:12", new MessagesDelivered(pair.id(), BOB, 2, NOW)));
        decisions.when(new MarkDelivered(pair.id(), BOB, 1)).thenAppendsNothing();
        decisions.when(new MarkDelivered(group.conversation(), ADA, 1)).thenAppendsNothing();
        decisions.when(new MarkDelivered(pair.id(), new AccountId(13), 1)).thenRefuses(ConversationError.NOT_A_MEMBER);
    }

    @Test
    void a_guest_writes_to_two_only_where_somebody_else_has_begun() {
        AccountId guest = new AccountId(14);
        decisions.when(new OpenConversation(guest, ADA)).thenRefuses(AccountError.NOT_FOR_GUESTS);
        decisions.when(new OpenConversation(ADA, guest)).thenSucceeds();
        decisions.when(new OpenConversation(guest, ADA)).thenSucceeds();

        assertThat(decisions.ledger().streams()).contains("pair:7:14");
    }
}
