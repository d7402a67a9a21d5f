package stoa.query.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Groups.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.MessageDetail;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.GetConversation;
import stoa.api.conversation.query.ListConversations;
import stoa.api.conversation.query.ListMessages;
import stoa.api.conversation.query.MessageView;
import stoa.api.group.GroupRole;
import stoa.api.group.JoinCondition;
import stoa.api.group.query.ListMembers;
import stoa.api.group.query.MemberView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Span;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.Mongos.Read;
import stoa.query.testing.QuerySide;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;
import stoa.testkit.Groups;

/**
 * What reading groups costs where nothing is in memory: on a node that does not own the views. Counted, not timed; the
 * largest group has several thousand members.
 */
class RoomReadingCostTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final int GROUPS = 60;
    private static final int MEMBERS = 4_000;
    private static final int MESSAGES = 300;
    private static final AccountId ADA = new AccountId(7);

    private final Groups large = group(1_000);

    @ParameterizedTest
    @MethodSource(MONGOS)
    void lists_members_and_histories_cost_the_same_few_reads_by_id_whatever_their_size(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(events());
        try (QuerySide owner = QuerySide.start(world).caughtUp();
                QuerySide reader = QuerySide.start(world)) {
            reader.caughtUp();
            String database = world.database().getName();
            cost(10, mongo.reads(database, () -> assertThat(list(reader)).hasSize(GROUPS)));
            cost(6, mongo.reads(database, () -> assertThat(world(reader).unread())
                    .isEqualTo(4)));
            cost(3, mongo.reads(database, () -> assertThat(history(reader, Set.of()))
                    .hasSize(100)));
            cost(10, mongo.reads(database, () -> assertThat(history(reader, Set.of(MessageDetail.values())))
                    .hasSize(100)));
            for (Span span : List.of(Span.first(1), Span.first(200), new Span(MEMBERS - 100, 200))) {
                cost(7, mongo.reads(database, () -> assertThat(members(reader, span))
                        .isNotEmpty()));
            }
            assertThat(list(owner)).isEqualTo(list(reader));
        }
    }

    private static void cost(int atMost, List<Read> reads) {
        assertThat(reads).extracting(Read::collection).hasSizeBetween(1, atMost);
        assertThat(reads).allSatisfy(read -> {
            assertThat(read.name()).isEqualTo("find");
            assertThat(read.command().getDocument("filter").keySet()).containsExactly("_id");
            assertThat(read.command()).doesNotContainKeys("sort", "skip");
        });
    }

    private List<Object> events() {
        List<Object> events = new ArrayList<>();
        for (long id = 1; id <= GROUPS; id++) {
            Groups each = id == 1 ? large : group(id * 1_000);
            events.add(each.created(7, Groups.profile("G" + id, true, JoinCondition.DIRECT)));
            events.add(each.joined(7, GroupRole.OWNER, 0));
            for (long member = 1; member <= (id == 1 ? MEMBERS : 1); member++) {
                events.add(each.joined(1_000 + member, GroupRole.MEMBER, (int) member));
            }
            for (int i = 0; i < (id == 1 ? MESSAGES : 2); i++) {
                events.add(each.message(i % 2 == 0 ? 7 : 1_001, "m"));
            }
            events.add(each.wasRead(7, 1));
            events.add(each.wasRead(1_001, 2));
        }
        Groups world = Groups.world();
        for (int i = 0; i < 4; i++) {
            events.add(world.message(i % 2 == 0 ? 7 : 1_001, "m"));
        }
        return events;
    }

    private static List<ConversationView> list(QuerySide views) {
        return views.ask(
                        new ListConversations(ADA, Set.of(ConversationKind.PRIVATE, ConversationKind.GROUP)),
                        ListConversations.Result.class)
                .conversations();
    }

    private static ConversationView world(QuerySide views) {
        return views.ask(new GetConversation(ConversationId.WORLD, new AccountId(1)), ConversationView.class);
    }

    private List<MessageView> history(QuerySide views, Set<MessageDetail> details) {
        ListMessages query = new ListMessages(large.conversation(), ADA, Optional.empty(), Span.first(100), details);
        return views.ask(query, ListMessages.Result.class).messages().items();
    }

    private List<MemberView> members(QuerySide views, Span span) {
        return views.ask(new ListMembers(large.id(), ADA, span), ListMembers.Result.class)
                .members()
                .items();
    }
}
