package stoa.query.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Conversations.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.ListConversations;
import stoa.api.kernel.AccountId;
import stoa.query.testing.Delivery;
import stoa.query.testing.EveryDelivery;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;
import stoa.testkit.Conversations;
import stoa.testkit.DecisionFixture;

/**
 * What people see after any sequence of messages, readings and hidings, told beside the views in the plainest way: by
 * keeping all messages and counting. The name of a test tells its seed.
 */
class InboxPropertiesTest {

    private static final int EVENTS = 300;
    private static final long ADA = 7;
    private static final long[] OTHERS = {3, 12, 13, 14};

    static Stream<Arguments> seeds() {
        long fresh = Long.getLong("stoa.seed", System.nanoTime());
        return LongStream.of(1, 2, fresh).boxed().flatMap(seed -> EveryDelivery.onEveryMongo()
                .map(each -> Arguments.of(seed, each.get()[0], each.get()[1])));
    }

    @ParameterizedTest(name = "seed {0} on {1}, {2} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void unread_order_and_sight_are_as_counting_all_messages_tells(long seed, Mongo mongo, Delivery delivery) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Told> told = new ArrayList<>();
        List<Object> events = new ArrayList<>();
        for (int i = 0; i < OTHERS.length; i++) {
            Told one = new Told(conversation(1_000L * (i + 1), ADA, OTHERS[i]), OTHERS[i]);
            told.add(one);
            events.add(one.conversation.opened());
        }
        for (int i = 0; i < EVENTS; i++) {
            events.add(told.get(random.nextInt(told.size())).next(random));
        }
        try (QuerySide views = QuerySide.given(mongo, delivery, events)) {
            assertThat(seen(views, ADA)).isEqualTo(expected(told, ADA));
            for (Told one : told) {
                assertThat(seen(views, one.other)).isEqualTo(expected(List.of(one), one.other));
            }
        }
    }

    private record Seen(long conversation, long unread, long messages, Instant activity) {}

    private static List<Seen> seen(QuerySide views, long member) {
        return views
                .ask(ListConversations.betweenTwo(new AccountId(member)), ListConversations.Result.class)
                .conversations()
                .stream()
                .map(InboxPropertiesTest::seen)
                .toList();
    }

    private static Seen seen(ConversationView view) {
        long messages = view.last().map(last -> last.sequence()).orElse(0L);
        return new Seen(view.id().value(), view.unread(), messages, view.lastActivity());
    }

    private static List<Seen> expected(List<Told> told, long member) {
        return told.stream()
                .filter(one -> one.messages.size() > one.hidden.getOrDefault(member, -1L))
                .map(one -> one.by(member))
                .sorted(Comparator.comparing(Seen::activity)
                        .thenComparing(Seen::conversation)
                        .reversed())
                .toList();
    }

    /** One conversation as its events tell it. */
    private static final class Told {

        private final Conversations conversation;
        private final long other;
        private final List<MessageSent> messages = new ArrayList<>();
        private final Map<Long, Long> read = new HashMap<>();
        private final Map<Long, Long> hidden = new HashMap<>();

        Told(Conversations conversation, long other) {
            this.conversation = conversation;
            this.other = other;
        }

        Object next(SplittableRandom random) {
            long member = random.nextBoolean() ? ADA : other;
            long already = read.getOrDefault(member, 0L);
            switch (random.nextInt(10)) {
                case 0 -> {
                    hidden.put(member, (long) messages.size());
                    return conversation.hidden(member, messages.size());
                }
                case 1 -> {
                    hidden.remove(member);
                    return conversation.reopened(member);
                }
                case 2, 3, 4 -> {
                    long upTo = already + random.nextLong(messages.size() - already + 1);
                    read.put(member, upTo);
                    return conversation.wasRead(member, upTo);
                }
                default -> {
                    MessageSent message = conversation.message(member, "m");
                    messages.add(message);
                    return message;
                }
            }
        }

        Seen by(long member) {
            long unread = messages.stream()
                    .skip(read.getOrDefault(member, 0L))
                    .filter(message -> message.sender().value() != member)
                    .count();
            Instant activity = messages.isEmpty()
                    ? DecisionFixture.NOW
                    : messages.getLast().sentAt();
            return new Seen(conversation.id().value(), unread, messages.size(), activity);
        }
    }
}
