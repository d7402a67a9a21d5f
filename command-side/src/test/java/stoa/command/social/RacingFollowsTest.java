package stoa.command.social;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.DecisionFixture.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandResultMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import stoa.api.account.event.AccountRegistered;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.api.social.SocialError;
import stoa.api.social.command.FollowAccount;
import stoa.api.social.command.UnfollowAccount;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

/** Two nodes on one ledger, neither of which hears of the other but by conflict. */
class RacingFollowsTest {

    private static final int RACERS = 20;
    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(8);

    private final MemoryLedger ledger = Decisions.ledger();
    private final List<DecisionFixture> nodes = Stream.generate(() -> Decisions.node(ledger, new SocialDecisions()))
            .limit(2)
            .toList();
    private final ExecutorService threads = Executors.newFixedThreadPool(RACERS);

    @BeforeEach
    void bobIsThere() {
        nodes.getFirst().given("account:8", new AccountRegistered(BOB, "Bob", "", Role.USER, NOW));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        nodes.forEach(DecisionFixture::close);
    }

    @RepeatedTest(5)
    void count_once_and_so_do_racing_unfollows() throws Exception {
        assertOneWins(race(new FollowAccount(ADA, BOB)), SocialError.ALREADY_FOLLOWING);
        assertOneWins(race(new UnfollowAccount(ADA, BOB)), SocialError.NOT_FOLLOWING);

        assertThat(ledger.streams()).containsExactlyInAnyOrder("account:8", "follow:7:8");
        assertThat(ledger.appends()).hasSize(3);
    }

    private static void assertOneWins(List<CommandResultMessage<?>> results, SocialError others) {
        assertThat(results).filteredOn(result -> !result.isExceptional()).hasSize(1);
        assertThat(results).filteredOn(CommandResultMessage::isExceptional).allSatisfy(result -> assertThat(
                        result.exceptionResult())
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(others)));
    }

    private List<CommandResultMessage<?>> race(Object command) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        List<Callable<CommandResultMessage<?>>> runs = IntStream.range(0, RACERS)
                .<Callable<CommandResultMessage<?>>>mapToObj(racer -> () -> {
                    start.await();
                    return nodes.get(racer % nodes.size()).when(command).result();
                })
                .toList();
        List<CommandResultMessage<?>> results = new ArrayList<>();
        for (Future<CommandResultMessage<?>> run : threads.invokeAll(runs)) {
            results.add(run.get());
        }
        return results;
    }
}
