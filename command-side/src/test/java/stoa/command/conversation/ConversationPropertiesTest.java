package stoa.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Conversations.registered;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.conversation.Pair;
import stoa.api.conversation.command.HideConversation;
import stoa.api.conversation.command.MarkRead;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.conversation.command.SendMessage;
import stoa.api.conversation.event.ConversationHidden;
import stoa.api.conversation.event.ConversationOpened;
import stoa.api.conversation.event.ConversationReopened;
import stoa.api.conversation.event.MessageRemembered;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.conversation.event.PairMet;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.PublicIds;
import stoa.command.platform.Decisions;
import stoa.testkit.CountedIds;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

/**
 * What holds after any commands, on whichever of two nodes each arrives, by clocks that step back and forth. The name
 * of a test tells its seed.
 */
class ConversationPropertiesTest {

    private static final int COMMANDS = 2_500;
    private static final int PEOPLE = 4;

    private final MemoryLedger ledger = Decisions.ledger();
    private final CountedIds ids = new CountedIds();
    private final WildClock clock = new WildClock();
    private final List<DecisionFixture> nodes = List.of(node(), node());

    static LongStream seeds() {
        long fresh = Long.getLong("stoa.seed", System.nanoTime());
        return LongStream.of(1, 2, 3, fresh);
    }

    @ParameterizedTest(name = "seed {0} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void pairs_have_one_conversation_in_which_everything_grows_and_nothing_is_said_twice(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LongStream.rangeClosed(1, PEOPLE)
                .forEach(person -> nodes.getFirst().given("account:" + person, registered(person)));
        int given = ledger.appends().size();
        for (int i = 0; i < COMMANDS; i++) {
            clock.now = DecisionFixture.NOW.plusNanos(random.nextLong(5_000_000_000L));
            nodes.get(random.nextInt(nodes.size())).when(command(random));
        }
        Told told = new Told();
        ledger.appends().stream()
                .skip(given)
                .flatMap(append -> append.events().stream())
                .forEach(event -> told.apply(event.getPayload()));
        assertThat(told.messages.values()).as("some conversation is long").anyMatch(all -> all.size() > 20);
        assertThat(told.read).as("readings").isNotEmpty();
        assertThat(told.remembered).as("claims").isNotEmpty();
    }

    private Object command(SplittableRandom random) {
        AccountId one = new AccountId(1 + random.nextInt(PEOPLE));
        AccountId other = new AccountId(1 + (one.value() + random.nextInt(PEOPLE - 1)) % PEOPLE);
        ConversationId id = new ConversationId(CountedIds.FIRST + random.nextInt(3));
        return switch (random.nextInt(8)) {
            case 0 -> new OpenConversation(one, other);
            case 1 -> new HideConversation(id, one);
            case 2 -> new MarkRead(id, one, OptionalLong.empty());
            case 3 -> new MarkRead(id, one, OptionalLong.of(random.nextInt(40)));
            case 4 -> SendMessage.text(id, one, other, "m", Optional.of("c" + random.nextInt(9)));
            default -> SendMessage.text(id, one, other, "m", Optional.empty());
        };
    }

    private DecisionFixture node() {
        return Decisions.node(ledger, new ConversationDecisions())
                .with(PublicIds.class, ids)
                .with(Clock.class, clock);
    }

    private static final class WildClock extends Clock {

        private Instant now = DecisionFixture.NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Conversations as the events tell them, independent of the aggregates under test. */
    private static final class Told {

        private final Map<Pair, ConversationId> met = new HashMap<>();
        private final Map<ConversationId, Pair> opened = new HashMap<>();
        private final Map<ConversationId, List<MessageSent>> messages = new HashMap<>();
        private final Map<String, Long> read = new HashMap<>();
        private final Map<String, Long> hidden = new HashMap<>();
        private final List<MessageRemembered> remembered = new ArrayList<>();

        void apply(Object event) {
            switch (event) {
                case PairMet it ->
                    assertThat(met.put(it.pair(), it.conversation()))
                            .as("met once")
                            .isNull();
                case ConversationOpened it -> {
                    assertThat(met).containsEntry(it.members(), it.conversation());
                    assertThat(opened.put(it.conversation(), it.members())).isNull();
                    messages.put(it.conversation(), new ArrayList<>());
                }
                case MessageSent it -> sent(it);
                case MessageRemembered it -> {
                    MessageSent last = messages.get(it.conversation()).getLast();
                    assertThat(it.message()).isEqualTo(last.message());
                    remembered.add(it);
                }
                case MessagesRead it -> {
                    Long before = read.put(it.conversation() + ":" + it.member(), it.upTo());
                    assertThat(it.upTo()).isGreaterThan(before == null ? 0 : before);
                    assertThat(it.upTo()).isLessThanOrEqualTo(count(it.conversation()));
                    member(it.conversation(), it.member());
                }
                case ConversationHidden it -> {
                    Long before = hidden.put(it.conversation() + ":" + it.member(), it.upTo());
                    assertThat(before == null || before < it.upTo())
                            .as("hidden once")
                            .isTrue();
                    assertThat(it.upTo()).isEqualTo(count(it.conversation()));
                    member(it.conversation(), it.member());
                }
                case ConversationReopened it ->
                    assertThat(hidden.remove(it.conversation() + ":" + it.member()))
                            .isNotNull();
                default -> throw new AssertionError("not of this feature: " + event);
            }
        }

        private void sent(MessageSent message) {
            member(message.conversation(), message.sender());
            assertThat(message.recipient())
                    .contains(opened.get(message.conversation()).other(message.sender()));
            List<MessageSent> before = messages.get(message.conversation());
            assertThat(message.sequence()).isEqualTo(before.size() + 1);
            if (!before.isEmpty()) {
                assertThat(message.message().value())
                        .isGreaterThan(before.getLast().message().value());
                assertThat(message.sentAt()).isAfter(before.getLast().sentAt());
            }
            before.add(message);
            assertThat(message.bySender())
                    .hasValue(before.stream()
                            .filter(it -> it.sender().equals(message.sender()))
                            .count());
        }

        private long count(ConversationId conversation) {
            return messages.get(conversation).size();
        }

        private void member(ConversationId conversation, AccountId person) {
            assertThat(opened.get(conversation).contains(person)).isTrue();
        }
    }
}
