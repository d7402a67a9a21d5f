package stoa.query.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.query.testing.Given.registered;
import static stoa.testkit.Conversations.conversation;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.GetConversation;
import stoa.api.conversation.query.ListConversations;
import stoa.api.conversation.query.ListMessages;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Page;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.Mongos.Read;
import stoa.query.testing.QuerySide;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;
import stoa.testkit.Conversations;

/** What reading costs where nothing is in memory: on a node that does not own the views. Counted, not timed. */
class ConversationReadingCostTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final int CONVERSATIONS = 700;
    private static final int MESSAGES = 300;
    private static final AccountId ADA = new AccountId(7);
    private static final AccountId LONELY = new AccountId(1_000);

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_list_and_a_history_cost_the_same_few_reads_by_id_whatever_their_length(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(events());
        try (QuerySide owner = QuerySide.start(world).caughtUp();
                QuerySide reader = QuerySide.start(world)) {
            reader.caughtUp();
            String database = world.database().getName();
            cost(6, mongo.reads(database, () -> assertThat(list(reader, ADA)).hasSize(CONVERSATIONS)));
            cost(5, mongo.reads(database, () -> assertThat(list(reader, LONELY)).hasSize(1)));
            cost(4, mongo.reads(database, () -> one(reader)));
            for (Page page : List.of(new Page(1, 1), new Page(1, 100), new Page(3, 100))) {
                cost(2, mongo.reads(database, () -> assertThat(history(reader, page))
                        .isEqualTo(page.size())));
            }
            assertThat(list(owner, ADA)).hasSize(CONVERSATIONS);
        }
    }

    private static void cost(int atMost, List<Read> reads) {
        assertThat(reads).extracting(Read::collection).doesNotHaveDuplicates().hasSizeBetween(1, atMost);
        assertThat(reads).allSatisfy(read -> {
            assertThat(read.name()).isEqualTo("find");
            assertThat(read.command().getDocument("filter").keySet()).containsExactly("_id");
            assertThat(read.command()).doesNotContainKeys("sort", "skip");
        });
    }

    /** Each conversation read in part, which is what takes most to count. */
    private static List<Object> events() {
        List<Object> events = new ArrayList<>(List.of(registered(7, "ada")));
        for (long other = 1_000; other < 1_000 + CONVERSATIONS; other++) {
            Conversations one = conversation(other * 1_000, 7, other);
            events.add(one.opened());
            for (int i = 0; i < (other == 1_000 ? MESSAGES : 2); i++) {
                events.add(one.message(i % 2 == 0 ? other : 7, "m"));
            }
            events.add(one.wasRead(7, 1));
        }
        return events;
    }

    private static List<ConversationView> list(QuerySide views, AccountId member) {
        return views.ask(ListConversations.betweenTwo(member), ListConversations.Result.class)
                .conversations();
    }

    private static void one(QuerySide views) {
        assertThat(views.ask(new GetConversation(new ConversationId(1_000_000), ADA), ConversationView.class)
                        .unread())
                .isEqualTo(MESSAGES / 2 - 1);
    }

    private static int history(QuerySide views, Page page) {
        return views.ask(new ListMessages(new ConversationId(1_000_000), ADA, page), ListMessages.Result.class)
                .messages()
                .items()
                .size();
    }
}
