package stoa.command.group;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Conversations.registered;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.commandhandling.CommandResultMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.event.MessageSent;
import stoa.api.group.GroupError;
import stoa.api.group.GroupRole;
import stoa.api.group.JoinCondition;
import stoa.api.group.command.DissolveGroup;
import stoa.api.group.command.GrantJoin;
import stoa.api.group.command.JoinGroup;
import stoa.api.group.command.RemoveMember;
import stoa.api.group.command.TransferGroup;
import stoa.api.group.event.GroupDissolved;
import stoa.api.group.event.GroupTransferred;
import stoa.api.group.event.JoinGranted;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.command.conversation.Conversing;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.Groups;
import stoa.testkit.MemoryLedger;

/** Two nodes on one ledger, neither of which hears of the other but by conflict. */
class RacingGroupsTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(12);
    private static final AccountId EVE = new AccountId(13);

    private final MemoryLedger ledger = Decisions.ledger();
    private final List<DecisionFixture> nodes = List.of(node(), node());
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final Groups group = Groups.group(500);

    private DecisionFixture node() {
        return Decisions.node(ledger, new GroupDecisions(), Conversing.decisions());
    }

    @BeforeEach
    void given() {
        for (long person : new long[] {7, 12, 13}) {
            nodes.getFirst().given("account:" + person, registered(person));
        }
        nodes.getFirst()
                .given("group:500", group.created(7, Groups.profile("Engines", true, JoinCondition.DIRECT)))
                .given("member:500:7", group.joined(7, GroupRole.OWNER, 0));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        nodes.forEach(DecisionFixture::close);
    }

    @RepeatedTest(10)
    void who_joins_many_times_at_once_is_in_once() throws Exception {
        List<CommandResultMessage<?>> results = race(
                new JoinGroup(group.id(), BOB),
                new JoinGroup(group.id(), BOB),
                new JoinGroup(group.id(), BOB),
                new JoinGroup(group.id(), BOB));

        assertThat(results).filteredOn(result -> !result.isExceptional()).hasSize(1);
        assertThat(results)
                .filteredOn(CommandResultMessage::isExceptional)
                .allSatisfy(result -> refused(result, GroupError.ALREADY_IN_GROUP));
        assertThat(events(MemberJoined.class))
                .filteredOn(it -> it.account().equals(BOB))
                .hasSize(1);
    }

    @RepeatedTest(10)
    void nobody_joins_a_group_after_it_was_dissolved() throws Exception {
        race(new JoinGroup(group.id(), BOB), new DissolveGroup(group.id(), ADA), new JoinGroup(group.id(), EVE));

        List<Object> all = events(Object.class);
        int end = all.indexOf(events(GroupDissolved.class).getFirst());
        assertThat(all.subList(end + 1, all.size())).isEmpty();
    }

    @RepeatedTest(10)
    void nobody_has_the_last_word_after_they_were_removed() throws Exception {
        nodes.getFirst().given("member:500:12", group.joined(12, GroupRole.MEMBER, 1));

        List<CommandResultMessage<?>> results = race(
                group.send(12, "one"),
                new RemoveMember(group.id(), BOB, ADA),
                group.send(12, "two"),
                group.send(12, "three"));

        List<Object> all = events(Object.class);
        int end = all.indexOf(events(MemberLeft.class).getFirst());
        assertThat(all.subList(end + 1, all.size())).isEmpty();
        assertThat(results)
                .filteredOn(CommandResultMessage::isExceptional)
                .allSatisfy(result -> refused(result, ConversationError.NOT_A_MEMBER));
        assertThat(events(MessageSent.class))
                .hasSize((int) results.stream()
                                .filter(result -> !result.isExceptional())
                                .count()
                        - 1);
    }

    @RepeatedTest(10)
    void a_group_is_handed_over_once_and_by_its_owner() throws Exception {
        nodes.getFirst()
                .given("member:500:12", group.joined(12, GroupRole.MEMBER, 1))
                .given("member:500:13", group.joined(13, GroupRole.MEMBER, 2));

        race(new TransferGroup(group.id(), ADA, BOB), new TransferGroup(group.id(), ADA, EVE));

        assertThat(events(GroupTransferred.class)).hasSize(1);
    }

    @RepeatedTest(10)
    void two_admins_who_let_somebody_in_at_once_do_it_once() throws Exception {
        nodes.getFirst()
                .given("member:500:13", group.joined(13, GroupRole.ADMIN, 1))
                .given("join:500:12", group.asked(12, 1));

        race(new GrantJoin(group.id(), BOB, ADA), new GrantJoin(group.id(), BOB, EVE), group.add(7, 12L));

        assertThat(events(JoinGranted.class)).hasSize(1);
        assertThat(events(MemberJoined.class))
                .filteredOn(it -> it.account().equals(BOB))
                .hasSize(1);
    }

    private static void refused(CommandResultMessage<?> result, Object code) {
        assertThat(result.exceptionResult())
                .isInstanceOfSatisfying(Rejection.class, refusal -> assertThat((Object) refusal.code())
                        .isEqualTo(code));
    }

    /** All at once, in turns on the one node and the other. */
    private List<CommandResultMessage<?>> race(Object... commands) throws Exception {
        nodes.forEach(DecisionFixture::configuration);
        CyclicBarrier start = new CyclicBarrier(commands.length);
        List<Callable<CommandResultMessage<?>>> racers = new ArrayList<>();
        for (int i = 0; i < commands.length; i++) {
            DecisionFixture node = nodes.get(i % nodes.size());
            Object command = commands[i];
            racers.add(() -> {
                start.await();
                return node.when(command).result();
            });
        }
        List<CommandResultMessage<?>> results = new ArrayList<>();
        for (Future<CommandResultMessage<?>> racer : threads.invokeAll(racers)) {
            results.add(racer.get());
        }
        return results;
    }

    private <E> List<E> events(Class<E> type) {
        return ledger.appends().stream()
                .flatMap(append -> append.events().stream())
                .map(event -> (Object) event.getPayload())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
