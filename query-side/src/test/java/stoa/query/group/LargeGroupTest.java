package stoa.query.group;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Groups.group;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.RawBsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.MessageDetail;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.GetConversation;
import stoa.api.conversation.query.ListConversations;
import stoa.api.conversation.query.ListMessages;
import stoa.api.conversation.query.ListRooms;
import stoa.api.group.GroupRole;
import stoa.api.group.JoinCondition;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.query.GetGroup;
import stoa.api.group.query.GroupView;
import stoa.api.group.query.ListMembers;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Span;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.Mongos.Read;
import stoa.query.testing.Mongos.Write;
import stoa.query.testing.QuerySide;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;
import stoa.testkit.Groups;

/**
 * A group of a hundred thousand members beside one of a thousand: reading it costs the same reads by id, and each thing
 * that happens in it as many writes, of documents that stay small. Counted, not timed.
 */
class LargeGroupTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final int MESSAGES = 120;
    private static final int AT_ONCE = 10_000;
    private static final AccountId ADA = new AccountId(7);

    /** Members are ids that begin here. */
    private static final int FIRST = 1_000;

    /** A bucket and a header of a list grow with the square root of its length; nothing else grows at all. */
    private static final int LARGEST_DOCUMENT = 32 << 10;

    private final Large few = new Large(group(10_000_000), FEW);
    private final Large many = new Large(group(20_000_000), MANY);

    private record Large(Groups group, int members) {}

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_group_of_a_hundred_thousand_costs_what_one_of_a_thousand_does(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        try (QuerySide owner = QuerySide.start(world)) {
            fill(owner, few);
            fill(owner, many);
            try (QuerySide reader = QuerySide.start(world)) {
                reader.caughtUp();
                assertReads(mongo, world.database().getName(), reader);
            }
            assertWrites(mongo, world.database().getName(), owner);
            assertThat(ask(owner, many).memberCount()).isEqualTo(MANY + 1);
            assertThat(largestDocument(world.database())).isLessThan(LARGEST_DOCUMENT);
        }
    }

    private static void fill(QuerySide views, Large large) {
        Groups group = large.group();
        views.when(
                group.created(7, Groups.profile("G" + large.members(), true, JoinCondition.DIRECT)),
                group.joined(7, GroupRole.OWNER, 0));
        for (int from = 0; from < large.members(); from += AT_ONCE) {
            views.when(IntStream.range(from, Math.min(from + AT_ONCE, large.members()))
                    .mapToObj(member -> joined(large, member))
                    .toArray());
        }
        List<Object> said = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            said.add(group.message(i % 2 == 0 ? 7 : FIRST, "m"));
        }
        said.add(group.wasRead(7, 1));
        said.add(group.wasRead(FIRST, 2));
        views.when(said.toArray());
    }

    /** Everybody a second after the one before. */
    private static MemberJoined joined(Large large, int member) {
        return large.group().joined(FIRST + member, GroupRole.MEMBER, 1 + member);
    }

    private void assertReads(Mongo mongo, String database, QuerySide reader) {
        Map<String, Function<Large, Object>> asked = new LinkedHashMap<>();
        asked.put("the group", large -> ask(reader, large));
        asked.put("whether one is in it", large -> reader.ask(new ListRooms(ADA), ListRooms.Result.class));
        asked.put("what is unread", large -> unread(reader, large));
        asked.put("a list of conversations", large -> conversations(reader));
        asked.put("a history", large -> history(reader, large, Set.of()));
        asked.put("a history with readers", large -> history(reader, large, Set.of(MessageDetail.values())));
        asked.put("the first members", large -> members(reader, large, 0));
        asked.put("those in the middle", large -> members(reader, large, large.members() / 2));
        asked.put("the last members", large -> members(reader, large, large.members() - 49));
        asked.forEach((what, question) -> {
            List<Read> cheap =
                    mongo.reads(database, () -> assertThat(question.apply(few)).isNotNull());
            List<Read> dear =
                    mongo.reads(database, () -> assertThat(question.apply(many)).isNotNull());
            // A short list may have in its header what a long one has in a bucket.
            assertThat(dear)
                    .as("%s: %s", what, dear)
                    .hasSizeBetween(1, cheap.size() + 1)
                    .allSatisfy(read -> {
                        assertThat(read.name()).isEqualTo("find");
                        assertThat(read.command().getDocument("filter").keySet())
                                .containsExactly("_id");
                        assertThat(read.command()).doesNotContainKeys("sort", "skip");
                    });
        });
    }

    private void assertWrites(Mongo mongo, String database, QuerySide owner) {
        Map<String, Function<Large, Object>> events = new LinkedHashMap<>();
        events.put("a message", large -> large.group().message(FIRST, "one more"));
        events.put("reading", large -> large.group().wasRead(7, MESSAGES + 1));
        events.put("joining", large -> joined(large, large.members()));
        events.put("leaving from the middle", large -> large.group().left(joined(large, large.members() / 2)));
        events.put("becoming an admin", large -> large.group()
                .became(joined(large, large.members() / 4), GroupRole.ADMIN));
        events.forEach((what, event) -> {
            List<Write> cheap = mongo.writes(database, () -> owner.when(event.apply(few)));
            List<Write> dear = mongo.writes(database, () -> owner.when(event.apply(many)));
            assertThat(statements(dear))
                    .as("%s: %s; beside: %s", what, dear, cheap)
                    .isPositive()
                    .isLessThanOrEqualTo(statements(cheap) + 2);
            assertThat(dear).as(what).allSatisfy(write -> assertThat(write.bytes())
                    .isLessThan(LARGEST_DOCUMENT));
        });
    }

    private static int statements(List<Write> writes) {
        return writes.stream().mapToInt(Write::statements).sum();
    }

    private static int largestDocument(MongoDatabase database) {
        int largest = 0;
        for (String collection : database.listCollectionNames()) {
            for (RawBsonDocument document :
                    database.getCollection(collection, RawBsonDocument.class).find()) {
                largest = Math.max(largest, document.getByteBuffer().remaining());
            }
        }
        return largest;
    }

    private static GroupView ask(QuerySide views, Large large) {
        return views.ask(new GetGroup(large.group().id(), Optional.of(ADA)), GroupView.class);
    }

    private static long unread(QuerySide views, Large large) {
        GetConversation query = new GetConversation(large.group().conversation(), ADA);
        long unread = views.ask(query, ConversationView.class).unread();
        assertThat(unread).isEqualTo(MESSAGES / 2);
        return unread;
    }

    private static Object conversations(QuerySide views) {
        ListConversations query = new ListConversations(ADA, Set.of(ConversationKind.GROUP));
        List<ConversationView> all =
                views.ask(query, ListConversations.Result.class).conversations();
        assertThat(all).hasSize(2);
        return all;
    }

    private static Object history(QuerySide views, Large large, Set<MessageDetail> details) {
        ListMessages query =
                new ListMessages(large.group().conversation(), ADA, Optional.empty(), Span.first(50), details);
        PageOf<?> page = views.ask(query, ListMessages.Result.class).messages();
        assertThat(page.items()).hasSize(50);
        return page;
    }

    private static Object members(QuerySide views, Large large, int from) {
        ListMembers query = new ListMembers(large.group().id(), ADA, new Span(from, 50));
        PageOf<?> page = views.ask(query, ListMembers.Result.class).members();
        assertThat(page.items()).hasSize(50);
        assertThat(page.total()).isEqualTo(large.members() + 1L);
        return page;
    }
}
