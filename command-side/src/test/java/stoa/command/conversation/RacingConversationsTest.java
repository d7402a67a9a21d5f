package stoa.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Conversations.conversation;
import static stoa.testkit.Conversations.registered;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandResultMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.conversation.command.Opened;
import stoa.api.conversation.command.Sent;
import stoa.api.conversation.event.ConversationHidden;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PublicIds;
import stoa.command.platform.Decisions;
import stoa.testkit.Conversations;
import stoa.testkit.CountedIds;
import stoa.testkit.DecisionFixture;
import stoa.testkit.Groups;
import stoa.testkit.MemoryLedger;

/** Two nodes on one ledger, neither of which hears of the other but by conflict; one is a minute and 500 ids ahead. */
class RacingConversationsTest {

    private static final int RACERS = 4;

    private final MemoryLedger ledger = Decisions.ledger();
    private final List<DecisionFixture> nodes = List.of(node(0, 0), node(60, 500));
    private final ExecutorService threads = Executors.newFixedThreadPool(RACERS);
    private final Conversations conversation = conversation(1, 7, 12);

    private DecisionFixture node(int secondsAhead, int idsAhead) {
        CountedIds ids = new CountedIds();
        LongStream.range(0, idsAhead).forEach(skipped -> ids.next());
        return Decisions.node(ledger, new ConversationDecisions())
                .with(PublicIds.class, ids)
                .with(Clock.class, Clock.fixed(DecisionFixture.NOW.plusSeconds(secondsAhead), ZoneOffset.UTC));
    }

    @BeforeEach
    void register() {
        nodes.getFirst().given("account:7", registered(7)).given("account:12", registered(12));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        nodes.forEach(DecisionFixture::close);
    }

    @RepeatedTest(10)
    void both_opening_at_once_twice_each_get_one_conversation() throws Exception {
        List<Opened> opened = race(Opened.class, racer -> open(racer % 4 < 2 ? 7 : 12));

        assertThat(opened)
                .extracting(Opened::conversation)
                .containsOnly(opened.getFirst().conversation());
        assertThat(opened).filteredOn(Opened::created).hasSize(1);
        assertThat(ledger.streams())
                .filteredOn(stream -> stream.startsWith("conversation:"))
                .hasSize(1);
    }

    @RepeatedTest(10)
    void messages_sent_at_once_have_ids_times_and_sequences_that_agree() throws Exception {
        nodes.getFirst().given("conversation:1", conversation.opened());

        race(Sent.class, racer -> conversation.send(racer % 2 == 0 ? 7 : 12, "from " + racer));
        race(Sent.class, racer -> conversation.send(7, "again from " + racer));

        List<MessageSent> sent = events(MessageSent.class);
        assertThat(sent).extracting(MessageSent::sequence).containsExactlyElementsOf(upTo(2 * RACERS));
        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i).message().value())
                    .isGreaterThan(sent.get(i - 1).message().value());
            assertThat(sent.get(i).sentAt()).isAfter(sent.get(i - 1).sentAt());
        }
        assertThat(sent)
                .filteredOn(it -> it.sender().value() == 7)
                .extracting(it -> it.bySender().orElseThrow())
                .containsExactlyElementsOf(upTo(RACERS + RACERS / 2));
    }

    @RepeatedTest(10)
    void everybody_writes_and_reads_in_the_world_room_at_once_and_no_number_is_missing() throws Exception {
        Groups world = Groups.world();

        race(Object.class, racer -> racer == 0 ? world.read(7) : world.send(racer, "from " + racer));
        race(Object.class, racer -> racer == 0 ? world.read(7) : world.send(racer, "again from " + racer));

        assertThat(events(MessageSent.class))
                .extracting(MessageSent::sequence)
                .containsExactlyElementsOf(upTo(2 * (RACERS - 1)));
        long messages = 0;
        for (Object event : events(Object.class)) {
            switch (event) {
                case MessageSent it -> messages = it.sequence();
                case MessagesRead it -> assertThat(it.upTo()).isLessThanOrEqualTo(messages);
                default -> assertThat(messages).isZero();
            }
        }
    }

    @RepeatedTest(10)
    void one_message_sent_again_on_every_node_at_once_is_there_once() throws Exception {
        nodes.getFirst().given("conversation:1", conversation.opened());

        List<Sent> sent = race(Sent.class, racer -> conversation.send(7, "hi", "temp_1"));

        assertThat(sent).containsOnly(sent.getFirst());
        assertThat(events(MessageSent.class)).hasSize(1);
    }

    @RepeatedTest(10)
    void reading_and_hiding_all_while_messages_arrive_mean_all_there_are_at_that_point_of_the_ledger()
            throws Exception {
        nodes.getFirst().given("conversation:1", conversation.opened());

        race(Object.class, racer -> switch (racer % 4) {
            case 0 -> conversation.read(12);
            case 1 -> conversation.hide(12);
            default -> conversation.send(7, "m" + racer);
        });

        long messages = 0;
        for (Object event : events(Object.class)) {
            switch (event) {
                case MessageSent it -> messages = it.sequence();
                case MessagesRead it -> assertThat(it.upTo()).isEqualTo(messages);
                case ConversationHidden it -> assertThat(it.upTo()).isEqualTo(messages);
                default -> assertThat(messages).isZero();
            }
        }
        assertThat(messages).isEqualTo(2);
    }

    private static OpenConversation open(long opener) {
        return new OpenConversation(new AccountId(opener), new AccountId(opener == 7 ? 12 : 7));
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private <E> List<E> events(Class<E> type) {
        return ledger.appends().stream()
                .flatMap(append -> append.events().stream())
                .map(event -> (Object) event.getPayload())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private <R> List<R> race(Class<R> answer, IntFunction<Object> commands) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        List<Callable<CommandResultMessage<?>>> runs = IntStream.range(0, RACERS)
                .<Callable<CommandResultMessage<?>>>mapToObj(racer -> () -> {
                    start.await();
                    return nodes.get(racer % nodes.size())
                            .when(commands.apply(racer))
                            .thenSucceeds()
                            .result();
                })
                .toList();
        List<R> answers = new ArrayList<>();
        for (Future<CommandResultMessage<?>> run : threads.invokeAll(runs)) {
            answers.add(answer.cast(run.get().getPayload()));
        }
        return answers;
    }
}
